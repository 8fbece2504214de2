pact tra-1979
  name      Taiwan Relations Act
  check     K source general
  kind      statute
  signed    1979-04-10
  in-force  1979-01-01   # in effect from before its signature
  ends      open
  party     USA   # a law of one state, no pact
  text      published
  note      No duty to fight. Sec. 2(b)(4) calls any effort to settle Taiwan's future by other than peaceful means of "grave concern".
duty build art 2(b)(6) USA -> TWN
  when      always
  owes      keep the capacity to resist force or coercion against the people on Taiwan
  strength  political
  judge     holder
  text      unseen
duty support art 3(a) USA -> TWN
  when      always
  owes      defence articles and services in the quantity needed
  strength  political
  judge     holder
  text      unseen
duty inform art 3(c) USA -> TWN
  when      armed-attack P or threat imminent armed-aggression P or threat felt P   basis text
  owes      the President informs Congress at once; both decide by constitutional process what is done
  strength  political
  judge     holder
  text      unseen
