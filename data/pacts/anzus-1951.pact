pact anzus-1951
  name      Security Treaty between Australia, New Zealand and the United States
  name      ANZUS
  name      ANZUS treaty
  check     K source general
  kind      treaty
  signed    1951-09-01   check K A source general atop
  in-force  1952-04-29
  ends      open
  party     USA AUS NZL   check K A source general atop
  suspend   USA -> NZL from 1986-08-11   check K A source general atop
  text      published
  note      Measures are reported to the Security Council.
duty build art II each -> each
  when      always
  owes      keep and develop the capacity to resist attack
  strength  build
  judge     unstated
  text      unseen
duty consult art III each -> each
  when      threat felt P   basis text
  owes      consultation
  strength  consult
  judge     each-party
  text      unseen
duty defend art IV each -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general
  when      inside pacific-area   basis text   check K source general   # Art. V
  gate      domestic Q   basis text   check K source general
  owes      to act to meet the common danger by its constitutional processes
  strength  self-judged
  judge     each-party
  text      unseen
