pact aachen-2019
  name      Treaty of Aachen on Franco-German Cooperation and Integration
  name      Aachen Treaty
  check     K source general
  kind      treaty
  signed    2019-01-22
  in-force  2020-01-22
  ends      open
  party     FRA DEU
  text      published
duty defend art 4(1) each -> each
  when      armed-attack P   basis text   # on the territory
  route     un51 P   basis text   # names Art. 51, NATO Art. 5 and TEU 42(7)
  owes      all aid and assistance in its power
  strength  all-means
  judge     unstated
  text      unseen
