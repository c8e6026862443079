-- Keys that a person has chosen for the acts of the desk, by act; what is not named keeps the usual one.
ALTER TABLE "user" ADD COLUMN "keys" JSONB NOT NULL DEFAULT '{}';
-- Open work of everybody, whatever the period: which periods still have some.
CREATE INDEX finding_open_period ON finding (snapshot_id) WHERE state NOT IN ('final', 'split');
