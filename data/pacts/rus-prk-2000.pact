pact rus-prk-2000
  name      Treaty of Friendship, Good-Neighbourliness and Cooperation (Russia, DPRK)
  check     K source general
  kind      treaty
  signed    2000-02-09   check K A source general atop
  in-force  2000-10   # the day was not seen
  ends      2024-12-04   check V source interfax-2024
  term      10 years
  party     RUS PRK   check K A source general atop
  text      published
duty consult art 2 each -> each   check K A source general atop
  when      threat felt P   basis text   check K source general   # danger of aggression
  owes      to make contact without delay
  strength  consult
  judge     each-party
  quote     "make contact"
