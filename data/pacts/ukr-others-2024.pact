pact ukr-others-2024
  name      Bilateral security agreements of Ukraine under the G7 declaration of Vilnius
  check     V source euro-pravda osw unn-reuters-2024
  kind      agreement
  signed    2024-01-12   check K source general   # the first of the series; 15 by 05-31, 17 by 06-14, 23 by 07-15 (counts by Kyiv)
  in-force  2024-01-12   check ?   # each agreement has its own day; mostly not ratified
  ends      open
  term      10 years
  party     UKR
  party     FRA DEU DNK CAN ITA NLD FIN LVA ESP BEL PRT SWE NOR ISL JPN EST LTU POL LUX ROU   from 2024   check K source general
  parties   incomplete   # 23 agreements by 2024-07-15; the list was not seen in full
  text      published
  note      One file for a series of separate agreements, each between Ukraine and one partner. The European Union has one too.
duty consult art ? FRA DEU DNK CAN ITA NLD FIN LVA ESP BEL PRT SWE NOR ISL JPN EST LTU POL LUX ROU -> UKR
  when      armed-attack P or threat felt P   basis text
  owes      consultation within 24 hours, in most of them
  strength  consult
  judge     unstated
  text      unseen
duty support art ? FRA DEU DNK CAN ITA NLD FIN LVA ESP BEL PRT SWE NOR ISL JPN EST LTU POL LUX ROU -> UKR
  when      armed-attack P or threat felt P   basis text
  owes      security assistance
  strength  political
  judge     holder
  text      unseen
