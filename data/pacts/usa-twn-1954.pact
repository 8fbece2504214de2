pact usa-twn-1954
  name      Mutual Defense Treaty (United States, Republic of China)
  name      Sino-American Mutual Defense Treaty
  check     K source general
  kind      treaty
  signed    1954-12-02   check A source atop
  in-force  1955-03-03
  ends      1980-01-01   check A source atop   # on 1 year of notice
  party     USA TWN   check A source atop
  text      published
duty defend art V each -> each   check A source atop
  when      armed-attack P   basis text   check K source general
  when      inside taiwan-pescadores   basis text   check K source general   # Art. VI
  gate      domestic Q   basis text   check K source general
  owes      to act to meet the common danger by its constitutional processes
  strength  self-judged
  judge     each-party
  text      unseen
