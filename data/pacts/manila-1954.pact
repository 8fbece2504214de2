pact manila-1954
  name      Southeast Asia Collective Defense Treaty
  name      Manila Pact
  name      SEATO treaty
  check     K source general
  kind      treaty
  signed    1954-09-08   check K A source general atop
  in-force  1955-02-19
  ends      open
  exit      1 year of notice
  party     USA AUS FRA NZL PHL THA GBR   check K A source general atop
  party     PAK   until 1973
  text      published
  note      SEATO, its organisation, closed on 1977-06-30; the treaty was not ended. ATOP still codes Thailand and the United States.
duty defend art IV(1) USA -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general
  when      inside manila-area   basis text   check K source general
  when      communist-aggression P   basis reading   check K source general   # understanding of the United States: Communist aggression only
  gate      domestic Q   basis text   check K source general
  gate      request P   basis text   check K source general   # Art. IV(3): not without the consent of the host
  owes      to act to meet the common danger by its constitutional processes
  strength  self-judged
  judge     each-party
  text      unseen
duty defend art IV(1) AUS FRA NZL PHL THA GBR PAK -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general
  when      inside manila-area   basis text   check K source general
  gate      domestic Q   basis text   check K source general
  gate      request P   basis text   check K source general   # Art. IV(3): not without the consent of the host
  owes      to act to meet the common danger by its constitutional processes
  strength  self-judged
  judge     each-party
  text      unseen
duty consult art IV(2) each -> each
  when      threat felt P   basis text
  owes      consultation at once on measures
  strength  consult
  judge     each-party
  text      unseen
