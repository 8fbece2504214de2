-- How many rows each table has whose rows nothing else misses: the program keeps count as it writes, and a check counts
-- anew (docs/ledger.md, "Seals").
CREATE TABLE tally(
  name TEXT PRIMARY KEY,               -- of the table
  rows INTEGER NOT NULL CHECK (rows >= 0),
  seal INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO tally(name, rows) VALUES
  ('alias', (SELECT count(*) FROM alias)), ('band', (SELECT count(*) FROM band)),
  ('block', (SELECT count(*) FROM block)), ('corrected', (SELECT count(*) FROM corrected)),
  ('correction', (SELECT count(*) FROM correction)), ('edge', (SELECT count(*) FROM edge)),
  ('grade', (SELECT count(*) FROM grade)), ('meta', (SELECT count(*) FROM meta)),
  ('name', (SELECT count(*) FROM name)), ('notice', (SELECT count(*) FROM notice)),
  ('pending', (SELECT count(*) FROM pending)), ('relation', (SELECT count(*) FROM relation));
UPDATE tally SET seal = seal_of(name, rows);
