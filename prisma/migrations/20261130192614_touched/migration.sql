-- Whether anybody has had to do with a finding stands in a column of its own. Its revision begins anywhere, so that it does not
-- tell a second review, which was judged once, from a new finding, which was not.
ALTER TABLE "finding" ADD COLUMN "touched" BOOLEAN NOT NULL DEFAULT false;
UPDATE finding SET touched = revision > 1, revision = revision + floor(random() * 900)::int;
