pact gbr-prt-1373
  name      Anglo-Portuguese alliance
  name      Treaty of London of 1373
  name      Treaty of Windsor
  check     K source general
  kind      treaty
  signed    1373-06-16   # old style; confirmed 1386-05-09 (Windsor) and by the secret declaration of 1899-10-14
  in-force  1373-06-16
  ends      open
  party     GBR PRT   check K A source general atop   # ATOP codes it only from 1834 and 1899, and as one-sided
  text      published
  note      Invoked in 1943 for the Azores.
duty defend art 1 each -> each   check K A source general atop
  when      armed-attack P   basis text   # on either, and on its colonies
  owes      mutual help
  strength  necessary
  judge     unstated
  text      unseen
