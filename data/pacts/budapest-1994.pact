pact budapest-1994
  name      Memorandum on security assurances in connection with Ukraine's accession to the NPT
  name      Budapest Memorandum
  check     K source general
  kind      declaration
  signed    1994-12-05
  in-force  1994-12-05   # one date in the fact table, taken for both
  ends      open
  party     UKR RUS GBR USA
  text      published
  note      China and France made statements of their own. None owes defence.
duty non-aggression art 2 RUS GBR USA -> UKR
  when      always
  owes      no threat or use of force against the protected
  strength  prohibition
  judge     unstated
  text      unseen
duty seek-action art 4 RUS GBR USA -> UKR
  when      nuclear-aggression P   basis text
  owes      seek immediate action of the Security Council
  strength  consult
  judge     unstated
  text      unseen
duty consult art 6 each -> each
  when      commitments-in-question P   basis text
  owes      consultation
  strength  consult
  judge     unstated
  text      unseen
