pact pol-fra-1921
  name      Political agreement between France and Poland
  name      Franco-Polish alliance
  check     K source general
  kind      agreement
  signed    1921-02-19
  in-force  1921-02-19
  ends      1939
  party     POL FRA
  text      published
  note      A secret military convention says more than the agreement; it is not in this file.
duty defend art 3 each -> each
  when      armed-attack P   basis text   # attacked without giving cause
  owes      to concert on the defence of territory and legitimate interests
  strength  necessary
  judge     joint
  text      secret   # the measure of help stood in the secret convention
