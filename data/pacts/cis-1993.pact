pact cis-1993
  name      Charter of the Commonwealth of Independent States
  name      CIS Charter
  check     K source general
  kind      treaty
  signed    1993-01-22   check K A source general atop
  in-force  1994-01-22
  ends      open
  exit      1 year of notice
  party     ARM AZE BLR KAZ KGZ RUS TJK UZB   check K A source general atop
  party     MDA
  party     GEO   from 1993 until 2009   check K A source general atop
  text      published
  organ     CIS also cis cis-1993 members each : the councils of the Commonwealth
duty consult art 12 each -> each
  when      threat felt P   basis text   # threat to sovereignty or security
  owes      consultation at once
  strength  consult
  judge     organ CIS
  text      unseen
duty defend art 12 each -> each   check A source atop   # ATOP reads collective self-defence as a defence duty
  when      armed-attack P   basis text   check K source general
  gate      organ CIS   basis text   check K source general
  reserves  MDA   check K source general   # joined without military matters
  owes      measures to remove the threat, armed forces included
  strength  necessary   check ?
  judge     organ CIS
  text      unseen
