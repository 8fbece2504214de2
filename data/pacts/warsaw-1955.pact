pact warsaw-1955
  name      Treaty of Friendship, Cooperation and Mutual Assistance (Warsaw)
  name      Warsaw Pact
  name      Warsaw Treaty
  check     V source warsaw-de
  kind      treaty
  signed    1955-05-14
  in-force  1955-06   # the day was not seen
  ends      1991-07-01
  term      20 years, then 10
  party     BGR CSK HUN POL ROU SUN
  party     ALB   until 1968
  party     DDR   until 1990
  text      published
duty consult art 3 each -> each
  when      threat felt P   basis text
  owes      consultation
  strength  consult
  judge     each-party
  text      unseen
duty defend art 4 each -> each
  when      armed-attack P   basis text
  when      inside europe   basis text
  route     un51 P   basis text
  owes      immediate help by all means it considers necessary
  strength  self-judged immediately
  judge     each-party
  quote     "means it considers necessary"
  vague     "means it considers necessary"
duty no-hostile-pact art 7 each -> each
  when      always
  owes      no coalition or alliance with contrary aims
  strength  prohibition
  judge     unstated
  text      unseen
