pact paris-decl-2026
  name      Paris Declaration of the coalition of the willing
  check     V source president-gov-ua
  kind      declaration
  signed    2026-01-06
  in-force  2026-01-06   check K source general   # one date in the fact table, taken for both
  ends      open
  party     UKR
  parties   incomplete   # the coalition of the willing; the list of states was not seen
  text      published
  note      The United States were present.
duty guarantee art ? each -> UKR
  when      ceasefire P   basis text   # only after a ceasefire enters into force
  gate      domestic Q   basis text   # the constitution of each
  owes      politically and legally binding guarantees, to be given
  strength  political
  judge     each-party
  quote     "politically and legally binding"
  vague     "politically and legally binding"
