pact oas-1948
  name      Charter of the Organization of American States
  name      OAS Charter
  name      Charter of Bogota
  check     K source general
  kind      treaty
  signed    1948-04-30   check K A source general atop
  in-force  1951-12-13
  ends      open
  party     ARG BOL BRA CHL COL CRI DOM ECU GTM HND HTI MEX PAN PER PRY SLV URY USA   check K A source general atop
  party     CUB   until 1962   # shut out
  party     VEN   until 2019-04-26 contested from 2019-04-27   # its withdrawal is contested
  party     NIC   until 2023
  party     TTO BRB from 1967   check K A source general atop
  party     JAM   from 1969   check K A source general atop
  party     GRD   from 1975   check K A source general atop
  party     SUR   from 1977   check K A source general atop
  party     DMA LCA from 1979   check K A source general atop
  party     ATG VCT from 1981   check K A source general atop
  party     BHS   from 1982   check K A source general atop
  party     KNA   from 1984   check K A source general atop
  party     CAN   from 1990   # not coded by ATOP
  party     BLZ GUY from 1991   check K A source general atop
  text      published
duty defend art 28 each -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general   # aggression
  when      special-treaty P Q   basis text   check K source general   # Arts. 28-29 refer to the special treaties
  owes      the measures of the special treaties on the subject
  strength  necessary   check ?
  judge     unstated
  quote     "special treaties"
  vague     "special treaties"
