-- A seal is a sum of the other values of a row, as they stand: whoever writes a row renews it, and a check works it
-- out anew (docs/ledger.md, "Seals"). `seal_of` is a function of the program that runs this step.
-- Without a seal are rows that tell an act again (role, claim, chain) or can be counted anew (outlet, counter), and
-- acts, which have a hash.

ALTER TABLE meta ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE meta SET seal = seal_of(name, value);

ALTER TABLE run ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE run SET seal = seal_of(id, sayso, model, ontology, actors, ledger, isa, settings, at);

-- A ledger from before: what was altered in it until now cannot be seen any more.
INSERT INTO meta SELECT 'sealed_at', at, seal_of('sealed_at', at)
  FROM (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now') AS at) WHERE EXISTS (SELECT 1 FROM run);

-- Of how a report stands; what it tells is in its hash.
ALTER TABLE document ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE document SET seal = seal_of(
  run, place, events, state, superseded_by, rests_on, relation, measure, why, withdrawn_on, notice, taken_out);

ALTER TABLE pending ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE pending SET seal = seal_of(document);

ALTER TABLE entity ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE entity SET seal = seal_of(key, name, country, cameo, sectors, run);

ALTER TABLE name ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE name SET seal = seal_of(name, entity);

ALTER TABLE band ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE band SET seal = seal_of(band, place, document, rest);

ALTER TABLE block ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE block SET seal = seal_of(key, day, tie, act, first);

ALTER TABLE edge ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE edge SET seal = seal_of(a, b, score, why);

ALTER TABLE event ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE event SET seal = seal_of(
  id, type, act, mode, context, cameo, quad, intensity, when_from, when_to, place, country, standing, stage, status,
  reports, independent_voices, denying_voices, expected_by, day, last_day, first_report, run);

ALTER TABLE event_act ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE event_act SET seal = seal_of(act, document, event, base, linked_by, link_score);

ALTER TABLE alias ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE alias SET seal = seal_of(id, event);

ALTER TABLE change ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE change SET seal = seal_of(at, change, event, "into", status_before, status_after, why, run);

ALTER TABLE relation ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE relation SET seal = seal_of(later, earlier, relation, why, shared);

ALTER TABLE corrected ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE corrected SET seal = seal_of(document, field, notice, day);

ALTER TABLE notice ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE notice SET seal = seal_of(document, does);

ALTER TABLE reject ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE reject SET seal = seal_of(key, fault, what, place, next, times, run, at, hash);

ALTER TABLE correction ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE correction SET seal = seal_of(document_key, words, field, old, new, note, by, at, replaces, hash);

ALTER TABLE grade ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
UPDATE grade SET seal = seal_of(kind, target, grade, basis, by, at, accepted);

-- The text of these tables, indexes and views as this program made them, itself but for its rows not among them.
CREATE TABLE schema_text(
  type TEXT NOT NULL, name TEXT NOT NULL, on_table TEXT NOT NULL, sql TEXT, seal INTEGER NOT NULL,
  PRIMARY KEY (type, name)
) STRICT, WITHOUT ROWID;
