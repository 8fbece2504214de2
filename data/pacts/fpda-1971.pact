pact fpda-1971
  name      Five Power Defence Arrangements
  name      FPDA
  check     V source hansard-1971
  kind      communique
  signed    1971-04-16
  in-force  1971-11-01
  ends      open
  party     AUS GBR MYS NZL SGP
  text      published
  note      A communiqué, no treaty.
duty consult art ? each -> MYS SGP
  when      armed-attack P or threat felt P   basis text   # on Malaysia or Singapore only
  owes      immediate consultation on what to do, jointly or separately
  strength  consult immediately
  judge     unstated
  quote     "immediately"
