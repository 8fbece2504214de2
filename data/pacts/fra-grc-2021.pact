pact fra-grc-2021
  name      Strategic partnership agreement for cooperation in defence and security (France, Greece)
  name      Franco-Greek defence pact
  check     V source janes-2021 trt-2021
  kind      agreement
  signed    2021-09-28   # some reports say 09-27
  in-force  2021-12   # "late 2021"; the day was not seen
  ends      open
  term      5 years
  party     FRA GRC
  text      published
duty defend art 2 each -> each
  when      armed-attack P   basis text   # on the territory
  route     un51 P   basis text
  gate      joint P Q   basis text   # both find together that the attack is taking place
  owes      help by appropriate means, armed force if needed
  strength  all-means
  judge     joint
  quote     "appropriate means"
  vague     "appropriate means"
