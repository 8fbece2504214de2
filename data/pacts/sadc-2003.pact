pact sadc-2003
  name      Mutual Defence Pact of the Southern African Development Community
  name      SADC Mutual Defence Pact
  check     K source general   # ATOP uses the protocol of 2001 (4985) instead
  kind      treaty
  signed    2003-08-26
  in-force  2008   check ?   # the year is unsure
  ends      open
  exit      12 months of notice, it seems
  party     BWA COD LSO MUS MOZ MWI NAM SWZ TZA ZAF ZMB ZWE   check K A source general atop
  party     AGO   check ?
  text      published
  organ     SADC also sadc SADC-Summit sadc-2003 members each : the Summit, on the advice of the Organ on Politics, Defence and Security
duty defend art 6 each -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general
  gate      organ SADC   basis text   check K source general   # mandate of the Summit
  owes      each joins in as it deems appropriate
  strength  self-judged
  judge     each-party
  quote     "as it deems appropriate"
  vague     "as it deems appropriate"
