pact rus-irn-2025
  name      Treaty on Comprehensive Strategic Partnership (Russia, Iran)
  check     V source irna rudenko-2025 mizan-2025
  kind      treaty
  signed    2025-01-17
  in-force  2025-10-02
  ends      open
  term      20 years, then 5 at a time
  party     RUS IRN
  text      published
  note      No duty of mutual military assistance (Russian foreign ministry; Rudenko in the Duma, 2025-04-08).
duty no-aid art 3 each -> each
  when      armed-attack P   basis text
  when      un51 P   basis text   # aggression: an attack in breach of the Charter
  owes      no help to the aggressor; help towards a settlement under the Charter
  strength  prohibition
  judge     unstated
  text      unseen
duty no-hostile-pact art ? each -> each
  when      always
  owes      no territory for separatists who act against the other
  strength  prohibition
  judge     unstated
  text      unseen
reading USA 2026-02-28 on no-aid/un51 IRN = no about USA attacks IRN since 2026-02   check K source table   # day of the attack; the day of the statement was not seen
reading IRN 2026-02-28 on no-aid/un51 IRN = yes about USA attacks IRN since 2026-02   check K source table
reading RUS 2026-02-28 on no-aid/un51 IRN = yes about USA attacks IRN since 2026-02   check K source table
