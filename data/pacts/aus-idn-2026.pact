pact aus-idn-2026
  name      Treaty on common security (Australia, Indonesia)
  name      Jakarta Treaty
  check     V source aus-fm
  kind      treaty
  signed    2026-02-06
  in-force  unknown   check ?
  ends      open
  term      not seen
  party     AUS IDN
  text      published
duty consult art ? each -> each
  when      threat felt P   basis text
  owes      consultation; to consider measures, by each party's own processes
  strength  consult
  judge     each-party
  quote     "adverse challenges" "consider measures"
  vague     "adverse challenges"
