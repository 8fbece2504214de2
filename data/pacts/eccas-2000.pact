pact eccas-2000
  name      Mutual Assistance Pact of the Economic Community of Central African States
  name      ECCAS mutual assistance pact
  check     A source atop
  kind      treaty
  signed    2000-02-24
  in-force  2000-02-24   # one date in the fact table; ATOP counts from signature
  ends      open
  term      not seen
  party     AGO BDI CMR CAF TCD COG COD GNQ GAB STP
  text      unseen
  organ     ECCAS also eccas eccas-2000 members each : the organs of the Community
duty defend art ? each -> each
  when      armed-attack P   basis text   # aggression
  gate      organ ECCAS   basis text
  owes      mutual assistance
  strength  necessary
  judge     organ ECCAS
  text      unseen
