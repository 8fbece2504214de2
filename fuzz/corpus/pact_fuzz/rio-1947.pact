pact rio-1947
  name      Inter-American Treaty of Reciprocal Assistance
  name      Rio Treaty
  name      Rio Pact
  name      TIAR
  check     V source frus-1982 csm-1982
  kind      treaty
  signed    1947-09-02   check V A source frus-1982 atop
  in-force  1948-12-03
  ends      open
  exit      2 years of notice (Art. 25)
  party     ARG BRA CHL COL CRI DOM GTM HND HTI PAN PER PRY SLV URY USA   check V A source frus-1982 atop
  party     BHS   from 1982   check V A source frus-1982 atop
  party     TTO   from 1967   check V A source frus-1982 atop
  party     CUB   until 1960   check K source general
  party     MEX   until 2004-09-06   check K source general
  party     BOL NIC   until 2014   check K source general
  party     VEN   until 2015 contested from 2019   check K source general   # its return is contested
  party     ECU   until 2016   check K source general
  text      published
  organ     OAS also RIO MFM oas rio rio-organ organ-of-consultation Organ-of-Consultation rio-1947 members each : the Organ of Consultation; two thirds bind (Art. 17)
  note      No state must use force without its consent (Art. 20). Art. 8 lists the measures.
duty defend art 3 each -> each   check V A source frus-1982 atop
  when      armed-attack P   basis text
  when      inside rio-zone   basis text   # Art. 4
  route     un51 P   basis text
  gate      organ OAS when seized   basis text   # each acts alone until the organ meets; two thirds (17)
  owes      help to meet the attack; no one must use force without its consent (Art. 20)
  strength  necessary
  judge     organ OAS
  text      unseen
duty consult art 6 each -> each
  when      threat felt P   basis text   # aggression that is no armed attack
  owes      a meeting of the organ at once
  strength  consult
  judge     organ OAS
  text      unseen
reading ARG 1982-04 on defend/un51 ARG = yes about GBR attacks ARG since 1982-04   check K source frus-1982 csm-1982
reading ARG 1982-04 on defend/armed-attack ARG = yes about GBR attacks ARG since 1982-04   check K source frus-1982 csm-1982
reading ARG 1982-04 on defend/inside rio-zone = yes about GBR attacks ARG since 1982-04   check K source frus-1982 csm-1982
reading USA 1982-04 on defend/un51 ARG = no about GBR attacks ARG since 1982-04   check V source frus-1982 csm-1982   # the first force was Argentine, and Resolution 502 stands
