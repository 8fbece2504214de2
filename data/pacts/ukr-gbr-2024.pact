pact ukr-gbr-2024
  name      Agreement on security cooperation (Ukraine, United Kingdom)
  check     V source euro-pravda osw unn-reuters-2024
  kind      agreement
  signed    2024-01-12
  in-force  2024-01-12   check K source general   # one date in the fact table, taken for both
  ends      open
  term      10 years; ends or is adapted when Ukraine joins NATO
  party     UKR GBR
  text      published
duty consult art ? GBR -> UKR   # the part on a future armed attack
  when      armed-attack P by RUS   basis text   # a new Russian attack
  owes      consultation within 24 hours
  strength  consult
  judge     unstated
  text      unseen
duty support art ? GBR -> UKR
  when      armed-attack P by RUS   basis text
  owes      security assistance
  strength  political
  judge     holder
  text      unseen
