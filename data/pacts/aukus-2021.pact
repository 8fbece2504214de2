pact aukus-2021
  name      AUKUS
  name      AUKUS partnership
  check     K source general
  kind      agreement
  signed    2021-09-15
  in-force  2021-09-15   # one date in the fact table, taken for both
  ends      open
  party     AUS GBR USA
  text      published
  note      Agreements on technology only: no defence duty, no duty to consult.
