pact usa-kor-1953
  name      Mutual Defense Treaty (United States, Republic of Korea)
  name      US-ROK Mutual Defense Treaty
  check     K source general
  kind      treaty
  signed    1953-10-01   check K A source general atop
  in-force  1954-11-17
  ends      open
  term      1 year of notice
  party     USA KOR   check K A source general atop
  text      published
duty consult art II each -> each
  when      threat felt P   basis text
  owes      consultation
  strength  consult
  judge     each-party
  text      unseen
duty defend art III USA -> KOR   check K A source general atop
  when      armed-attack P   basis text   check K source general
  when      inside pacific-area   basis text   check K source general
  when      external P   basis reading   check K source general   # understanding of the United States: only an external attack
  unless    unrecognised-control P   basis text   check K source general   # territory that the other recognises as lawfully held
  gate      domestic Q   basis text   check K source general
  owes      to act to meet the common danger by its constitutional processes
  strength  self-judged
  judge     each-party
  text      unseen
duty defend art III KOR -> USA   check K A source general atop
  when      armed-attack P   basis text   check K source general
  when      inside pacific-area   basis text   check K source general
  unless    unrecognised-control P   basis text   check K source general
  gate      domestic Q   basis text   check K source general
  owes      to act to meet the common danger by its constitutional processes
  strength  self-judged
  judge     each-party
  text      unseen
duty base art IV KOR -> USA
  when      always
  owes      room for the forces of the United States
  strength  necessary
  judge     unstated
  text      unseen
