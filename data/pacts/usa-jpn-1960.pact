pact usa-jpn-1960
  name      Treaty of Mutual Cooperation and Security (United States, Japan)
  name      US-Japan security treaty
  name      ANPO
  check     K source general
  kind      treaty
  signed    1960-01-19   check K A source general atop
  in-force  1960-06-23
  ends      open
  term      10 years, then 1 year of notice
  party     USA JPN   check K A source general atop
  text      published
  note      Measures are reported to the Security Council. ATOP codes the defence duty as one-way, from the United States to Japan: Japan owes nothing for an attack on the United States elsewhere.
duty consult art IV each -> each
  when      threat felt P   basis text
  owes      consultation
  strength  consult
  judge     each-party
  text      unseen
duty defend art V each -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general
  when      inside japan-administered   basis text   check K source general
  gate      domestic Q   basis text   check K source general
  owes      to act to meet the common danger by its constitutional provisions and processes
  strength  self-judged
  judge     each-party
  text      unseen
duty base art VI JPN -> USA
  when      always
  owes      facilities and areas for the forces of the United States
  strength  necessary
  judge     unstated
  text      unseen
