pact ukr-usa-2024
  name      Bilateral security agreement (Ukraine, United States)
  check     V source euro-pravda osw unn-reuters-2024
  kind      agreement   # an executive agreement
  signed    2024-06-13
  in-force  2024-06-13   check K source general   # one date in the fact table, taken for both
  ends      open
  term      10 years
  party     UKR USA
  text      published
duty consult art ? each -> UKR
  when      armed-attack P or threat felt P   basis text
  owes      a meeting within 24 hours, and a decision on what is needed
  strength  consult
  judge     joint
  text      unseen
duty support art ? USA -> UKR
  when      armed-attack P or threat felt P   basis text
  owes      what the two decide to be needed
  strength  political
  judge     joint
  text      unseen
