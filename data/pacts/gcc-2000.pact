pact gcc-2000
  name      Joint Defence Agreement of the Gulf Cooperation Council
  name      GCC Joint Defence Agreement
  check     V source al-meezan
  kind      agreement
  signed    2000-12-31   check V A source al-meezan atop
  in-force  2001   # ratified one by one from 2001
  ends      open
  term      not seen
  party     ARE KWT OMN SAU   check V A source al-meezan atop
  party     BHR   from 2001-01-15   check V A source al-meezan atop
  party     QAT   from 2001-12-29   check V A source al-meezan atop
  text      published
  organ     GCC also gcc GCC-Council Supreme-Council gcc-2000 members each : the Supreme Council
  note      12 articles. The League Pact and the Charter of the United Nations are named.
duty defend art 2 each -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general   # an attack on any is an attack on all
  gate      organ GCC   basis text   check K source general   # Supreme Council
  owes      the action that is necessary, force included
  strength  necessary   check K source general
  judge     organ GCC
  text      unseen
reading GCC 2025-09-18 on defend/armed-attack QAT = yes about ISR attacks QAT since 2025-09-09   check V source table
reading GCC 2025-09-18 on defend/organ GCC = yes about ISR attacks QAT since 2025-09-09   check V source table   # the measures: intelligence and early warning
