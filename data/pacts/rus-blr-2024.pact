pact rus-blr-2024
  name      Treaty on security guarantees within the Union State (Russia, Belarus)
  name      Union State security treaty
  check     V source belkorpus ppt-ru president-by
  kind      treaty
  signed    2024-12-06
  in-force  2025-03-13
  ends      open
  term      10 years, then 10
  party     RUS BLR
  text      published
  note      An armed attack on one is aggression against the Union State.
duty support art ? each -> each   # earlier articles, whose numbers were not seen
  when      always
  owes      support by all lawful means
  strength  all-means
  judge     unstated
  text      unseen
duty defend art 4 each -> each
  when      armed-attack P or threat imminent armed-aggression P   basis text
  route     un51 P   basis text
  gate      request P   basis text   # Art. 4(2)(b): official request
  gate      joint P Q   basis text   # and agreement of the heads of state
  gate      law P   basis text
  gate      law Q   basis text
  owes      all means, armed force included
  strength  all-means immediately
  judge     joint
  text      unseen
duty base art 5 BLR -> RUS   check V K source belkorpus general   # the direction is general knowledge
  when      always
  owes      room for Russian forces and sites
  strength  necessary
  judge     joint
  text      unseen
duty nuclear art 6 RUS -> BLR
  when      sovereignty-critical P   basis text
  owes      nuclear weapons may be used
  strength  political
  judge     unstated
  text      unseen
