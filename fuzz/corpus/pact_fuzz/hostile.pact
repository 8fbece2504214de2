pact p
party
party contested
duty
duty defend
when
duty defend art ? each -> each
when or
when armed-attack
gate organ X when seized
reading
reading A 2024 on = yes
reading A 2024 on x/ = yes
replaces p on 2024
suspend A -> 
entail => 
entail armed-attack P =>
scenario s
ask
at
expect
expect chain
expect chain A triggered
must-name
event A attacks
ask p defend A <- B
at 2024
expect record triggered
