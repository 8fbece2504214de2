pact ussr-prk-1961
  name      Treaty of Friendship, Co-operation and Mutual Assistance (USSR, DPRK)
  name      Soviet-North Korean treaty
  check     V source unts-6045
  kind      treaty
  signed    1961-07-06   check V A source unts-6045 atop
  in-force  1961-09-10
  ends      1996-09   check A source atop gibler   # Gibler says 1995-09-07
  term      10 years, then 5 at a time
  party     SUN   until 1991-12-25   check V A source unts-6045 atop
  party     RUS   from 1991-12-26   check K A source general atop   # successor of the USSR
  party     PRK   check V A source unts-6045 atop
  text      published
  note      The preamble names the purposes of the United Nations.
duty defend art 1 each -> each   check V A source unts-6045 atop
  when      armed-attack P   basis text
  when      state-of-war P   basis text
  owes      military and other assistance by all means at its disposal
  strength  all-means immediately
  judge     unstated
  text      unseen
duty no-hostile-pact art 2 each -> each
  when      always
  owes      no alliance, coalition or action against the other
  strength  prohibition
  judge     unstated
  text      unseen
duty consult art 3 each -> each
  when      always   check K source general
  owes      consultation
  strength  consult
  judge     unstated
  text      unseen
