pact ecowas-1981
  name      Protocol relating to Mutual Assistance on Defence (ECOWAS)
  name      ECOWAS mutual defence protocol
  check     V source africanlii
  kind      treaty
  signed    1981-05-29   check V A source africanlii atop
  in-force  1986-09-30   check ?   # a law database lists it as never commenced
  ends      open
  party     BEN CIV GMB GHA GIN LBR NGA SEN SLE TGO   check A source atop
  party     GNB   check A source atop   # another source says that CPV, GNB and MLI abstained
  party     BFA NER      until 2025-01-29   check V A source africanlii atop   # left ECOWAS
  text      published
  organ     ECOWAS also ecowas ECOWAS-Authority ecowas-1981 members each : the Authority of Heads of State and Government
  note      Arts. 6-18 set up the organs and the Allied Armed Forces of the Community. Mali left ECOWAS with BFA and NER; it is not counted as a party to the protocol.
duty defend art 2-3 each -> each   check V A source africanlii atop
  when      armed-attack P or threat imminent armed-aggression P   basis text
  gate      request P   basis text   # in writing
  gate      organ ECOWAS   basis text   # the Authority decides
  owes      mutual aid and assistance for defence; the Community's forces
  strength  necessary
  judge     organ ECOWAS
  text      unseen
duty defend art 4 each -> each
  when      internal-conflict P   basis text   # engineered and supported from outside
  gate      request P   basis text
  gate      organ ECOWAS   basis text
  owes      the same help as against aggression
  strength  necessary
  judge     organ ECOWAS
  text      unseen
