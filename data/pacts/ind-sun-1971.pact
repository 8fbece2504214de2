pact ind-sun-1971
  name      Treaty of Peace, Friendship and Cooperation (India, USSR)
  name      Indo-Soviet Treaty
  check     K source general
  kind      treaty
  signed    1971-08-09
  in-force  1971-08-18
  ends      1991   # the day was not seen
  term      20 years
  party     IND SUN
  text      published
duty no-hostile-pact art VIII each -> each
  when      always
  owes      no military alliance against the other, no territory for it
  strength  prohibition
  judge     unstated
  text      unseen
duty consult art IX each -> each
  when      armed-attack P or threat felt P   basis text
  owes      consultation at once, to take appropriate effective measures
  strength  consult
  judge     unstated
  quote     "appropriate effective measures"
  vague     "appropriate effective measures"
duty no-aid art IX each -> each
  when      armed-attack P   basis text
  owes      no help to a third party in conflict with the other
  strength  prohibition
  judge     unstated
  text      unseen
