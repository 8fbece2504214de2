pact cst-1992
  name      Collective Security Treaty
  name      Tashkent Treaty
  name      CSTO treaty
  check     V source odkb-csto
  kind      treaty
  signed    1992-05-15   check V A source odkb-csto atop
  in-force  1994-04-20
  ends      open
  term      5 years at a time; 6 months of notice
  party     ARM KAZ KGZ RUS TJK   check V A source odkb-csto atop
  party     BLR         from 1993   check V A source odkb-csto atop
  party     AZE GEO     until 1999   check V A source odkb-csto atop
  party     UZB         until 1999   check V A source odkb-csto atop
  party     UZB         from 2006 until 2012   check V A source odkb-csto atop
  text      published
  organ     CSTO also CSC csto CSTO-Council Collective-Security-Council cst-1992 members each : the Collective Security Council, by consensus
  note      Armenia calls its part frozen since 2024-02; no formal notice was seen. The Security Council is told of measures.
  note      The protocol of 2010-12-10 rewrote Arts. 2 and 4; its own entry into force was not seen, so the new versions run from its date.
duty no-hostile-pact art 1 each -> each
  when      always
  owes      no military alliance or act against another party
  strength  prohibition
  judge     unstated
  text      unseen
duty consult art 2 each -> each until 2010-12-09
  when      threat felt P   basis text   # threat to security or territory
  owes      consultation at once to align positions
  strength  consult
  judge     organ CSTO
  text      unseen
duty consult art 2 each -> each from 2010-12-10   # as rewritten
  when      threat felt P   basis text   # threat to security, stability, territory or sovereignty
  owes      consultation at once to align positions and take measures
  strength  consult
  judge     organ CSTO
  text      unseen
duty defend art 4 each -> each until 2010-12-09   check V A source odkb-csto atop
  when      armed-attack P   basis text   # aggression by a state or group of states
  route     un51 P   basis text
  owes      all necessary assistance, military included
  strength  necessary
  judge     organ CSTO
  text      unseen
duty defend art 4 each -> each from 2010-12-10   check V A source odkb-csto atop   # as rewritten
  when      armed-attack P   basis text   # that threatens safety, stability, territory or sovereignty
  route     un51 P   basis text
  gate      request P   basis text   # at the request of the member
  gate      organ CSTO   basis practice   # the Council decides by consensus
  owes      all necessary assistance at once, military included
  strength  necessary immediately
  judge     organ CSTO
  text      unseen
reading RUS 2020-10-07 on defend/armed-attack ARM = no about any attacks ARM since 2020-09   check V source table   "do not cover Karabakh"   # the Kremlin
reading CSTO 2022-01-06 on defend/armed-attack KAZ = yes about any attacks KAZ since 2022-01   check V source eurasianet-2022   "outside interference"   # cited Art. 4; outsiders saw no external attack
reading CSTO 2022-01-06 on defend/un51 KAZ = yes about any attacks KAZ since 2022-01   check V source eurasianet-2022
reading CSTO 2022-01-06 on defend/request KAZ = yes about any attacks KAZ since 2022-01   check V source eurasianet-2022
reading CSTO 2022-01-06 on defend/organ CSTO = yes about any attacks KAZ since 2022-01   check V source eurasianet-2022
reading ARM 2022-09 on defend/armed-attack ARM = yes about AZE attacks ARM since 2022-09   check K source table
reading ARM 2022-09 on defend/request ARM = yes about AZE attacks ARM since 2022-09   check K source table   # the Council sent only a mission
reading ARM 2024-02 on party ARM = open   check V source table   "frozen"
