pact sau-pak-2025
  name      Strategic Mutual Defence Agreement (Saudi Arabia, Pakistan)
  name      Saudi-Pakistani defence pact
  check     V source spa-2025
  kind      agreement
  signed    2025-09-17
  in-force  unknown   check ?
  ends      open
  term      not seen
  party     SAU PAK
  text      withheld
  note      One sentence is public, in the joint statement. Officials contradict each other on nuclear cover.
duty defend art ? each -> each
  when      armed-attack P   basis text   # "any aggression": the conditions are not known
  owes      not seen   check ?
  strength  unknown   check ?
  judge     unstated
  quote     "any aggression against either … against both"
  vague     "any aggression"
