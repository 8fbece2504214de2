pact aus-png-2025
  name      Mutual Defence Treaty (Australia, Papua New Guinea)
  name      Pukpuk treaty
  check     V source perthnow
  kind      treaty
  signed    2025-10-06
  in-force  unknown   check ?
  ends      open
  exit      12 months of notice
  party     AUS PNG
  text      published
duty defend art ? each -> each   # article 4, it seems
  when      armed-attack P   basis text
  gate      domestic Q   basis text
  owes      to act to meet the common danger by its constitutional processes
  strength  self-judged
  judge     each-party
  text      unseen
duty no-hostile-pact art ? each -> each
  when      always
  owes      no deals with third parties that stand against this treaty
  strength  prohibition
  judge     unstated
  text      unseen
