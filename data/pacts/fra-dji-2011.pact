pact fra-dji-2011
  name      Treaty of cooperation in defence (France, Djibouti)
  check     K source general
  kind      treaty
  signed    2011-12-21
  in-force  2014-05-01
  ends      open
  term      10 years
  party     FRA DJI
  text      published
duty consult art ? each -> each
  when      armed-attack P or threat felt P   basis text
  owes      consultation
  strength  consult
  judge     unstated
  text      unseen
duty support art ? FRA -> DJI
  when      armed-attack P or threat felt P   basis text   # ATOP codes no defence duty
  owes      help in defending its territory
  strength  necessary
  judge     unstated
  text      unseen
