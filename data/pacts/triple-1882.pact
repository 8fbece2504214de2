pact triple-1882
  name      Triple Alliance (Germany, Austria-Hungary, Italy)
  check     K source general
  kind      treaty
  signed    1882-05-20
  in-force  1882-05-20
  ends      1915
  party     DEU AUT ITA   # AUT: Austria-Hungary
  text      secret until 1920   # its parties knew it
duty defend art II DEU AUT -> ITA
  when      armed-attack P by FRA   basis text
  unless    provoked P   basis text
  owes      help with all its forces
  strength  all-means
  judge     each-party
  quote     "without direct provocation"
  vague     "without direct provocation"
duty defend art II ITA -> DEU
  when      armed-attack P by FRA   basis text
  unless    provoked P   basis text
  owes      help with all its forces
  strength  all-means
  judge     each-party
  quote     "without direct provocation"
  vague     "without direct provocation"
duty defend art III each -> each
  when      second-power against P   basis text   # attacked by two or more great powers outside the treaty
  unless    provoked P   basis text
  owes      the casus foederis arises at once for all
  strength  all-means
  judge     each-party
  quote     "without direct provocation"
  vague     "without direct provocation"
reading ITA 1914-08 on defend/armed-attack AUT = no   check K source table   # no casus foederis: nobody attacked Austria
reading DEU 1914-08 on defend/armed-attack AUT = yes   check K source table   # Germany disagreed
reading DEU 1914-08 on defend/second-power against AUT = yes   check K source table
