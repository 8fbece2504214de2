pact cyp-guarantee-1960
  name      Treaty of Guarantee (Cyprus)
  name      Zurich and London agreements
  check     K source general
  kind      treaty
  signed    1960-08-16
  in-force  1960-08-16   # one date in the fact table, taken for both
  ends      open
  party     GBR GRC TUR CYP
  text      published
duty guarantee art II GBR GRC TUR -> CYP
  when      always
  owes      recognise and guarantee the state of affairs that the constitution sets up
  strength  self-judged
  judge     each-party
  text      unseen
duty consult art IV GBR GRC TUR -> CYP
  when      treaty-breach P   basis text
  owes      consultation; if common action is not possible, each guarantor may act, with the sole aim of re-establishing the state of affairs
  strength  self-judged
  judge     each-party
  quote     "sole aim of re-establishing the state of affairs"
  vague     "sole aim of re-establishing the state of affairs"
