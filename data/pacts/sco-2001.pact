pact sco-2001
  also      sco-2007 sco-2001/2007
  name      Charter of the Shanghai Cooperation Organisation; Treaty on Long-Term Good-Neighbourliness (2007)
  name      Shanghai Cooperation Organisation
  name      SCO Charter
  check     K source general
  kind      treaty
  signed    2002-06-07   # the charter; the treaty of good-neighbourliness 2007-08-16
  in-force  2002-06-07   check ?   # entry into force was not seen
  ends      open
  party     CHN KAZ KGZ RUS TJK UZB
  party     IND PAK   from 2017   # joined the organisation
  party     IRN       from 2023
  party     BLR       from 2024
  text      published
  note      No defence duty.
duty no-hostile-pact art ? each -> each
  when      always
  owes      no alliance or organisation against another member
  strength  prohibition
  judge     unstated
  text      unseen
duty consult art ? each -> each
  when      threat felt P   basis text
  owes      consultation
  strength  consult
  judge     unstated
  text      unseen
