pact balkan-1954
  name      Treaty of alliance, political cooperation and mutual assistance (Bled)
  name      Balkan Pact of 1954
  check     K source general
  kind      treaty
  signed    1954-08-09
  in-force  1955   # the day was not seen
  ends      1960   # about 1960
  term      20 years
  party     GRC TUR YUG
  text      published
duty defend art II each -> each
  when      armed-attack P   basis text   # aggression on the territory
  route     un51 P   basis text
  gate      joint P Q   basis text   # they agree on the measures
  owes      help, the measures to be agreed
  strength  necessary
  judge     joint
  text      unseen
