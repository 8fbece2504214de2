pact usa-cofa
  name      Compacts of Free Association (United States with Micronesia, Marshall Islands, Palau)
  name      Compact of Free Association
  check     K source general
  kind      agreement
  in-force  1986   # Micronesia and Marshall Islands; renewed 2023-24
  ends      open
  term      long terms
  party     USA FSM MHL
  party     PLW   from 1994
  text      published
duty defend art ? USA -> FSM MHL PLW   # the defence title
  when      armed-attack P or threat imminent armed-aggression P   basis text   # as on the United States itself
  owes      full authority and duty for security and defence
  strength  necessary
  judge     holder
  text      unseen
