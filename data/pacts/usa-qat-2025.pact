pact usa-qat-2025
  name      Executive Order 14353, Assuring the Security of the State of Qatar
  name      executive order on Qatar
  check     V source federal-register
  kind      order
  signed    2025-09-29
  in-force  2025-09-29
  ends      open
  exit      at will: an order, revocable by its author, and no treaty
  party     USA
  text      published
duty defend art sec.2(b) USA -> QAT
  when      armed-attack P   basis text   # on territory, sovereignty or critical infrastructure
  owes      all lawful and appropriate measures, military ones if necessary
  strength  political
  judge     holder
  quote     "all lawful and appropriate measures"
  vague     "all lawful and appropriate measures"
