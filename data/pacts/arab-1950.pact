pact arab-1950
  name      Treaty of Joint Defence and Economic Cooperation between the States of the Arab League
  name      Arab League Joint Defence Treaty
  check     V source jvl
  kind      treaty
  signed    1950-06-17   check V A source jvl atop   # signatures until 1952
  in-force  1952-08-22
  ends      open
  term      10 years and on
  party     EGY IRQ JOR LBN SAU YEM   check V A source jvl atop
  party     SYR             until 2011-11-15 contested from 2011-11-16 until 2023-05-07   check K source general   # the League suspended it; ATOP does not count it in 2018
  party     SYR             from 2023-05-08   check K source general
  party     LBY             from 1953   check K A source general atop   # the years in which these joined the League; some joined the treaty later
  party     SDN             from 1956   check K A source general atop
  party     MAR TUN         from 1958   check K A source general atop
  party     KWT             from 1961   check K A source general atop
  party     DZA             from 1962   check K A source general atop
  party     ARE BHR OMN QAT from 1971   check K A source general atop
  party     SOM             from 1974   check K A source general atop
  party     DJI             from 1977   check K A source general atop
  party     COM             from 1993   check K A source general atop
  text      published
  organ     LAS also las Arab-League arab-league arab-1950 members each : the Joint Defence Council under the Council of the League; two thirds bind all (Arts. 5-6)
  note      Both councils are notified at once (Art. 51 of the Charter, Art. 6 of the League Pact).
duty defend art 2 each -> each   check V A source jvl atop
  when      armed-attack P   basis text   # on any member or its forces
  route     un51 P   basis text
  owes      all steps available, armed force included
  strength  all-means immediately
  judge     organ LAS
  quote     "all steps available"
  vague     "all steps available"
duty consult art 3 each -> each
  when      threat felt P   basis text
  owes      consultation
  strength  consult
  judge     each-party
  text      unseen
