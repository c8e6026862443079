-- Voters who are not as they were on the roll before: by the numbers of their lines only. Written once after the import, with the counts.
CREATE TABLE "roll_change" (
    "id" BIGSERIAL NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "baseline_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from_row" INTEGER,
    "to_row" INTEGER,
    "from_desa" TEXT,
    "to_desa" TEXT,
    "sex" TEXT,
    "tms_code" SMALLINT,
    "changed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "roll_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "roll_change_snapshot_id_from_row_idx" ON "roll_change"("snapshot_id", "from_row");
ALTER TABLE roll_change ADD CONSTRAINT roll_change_kind_known CHECK (kind IN ('gone', 'struck', 'restored', 'new', 'moved', 'changed'));

-- What became of each accepted decision on a later roll: measured once when that roll was imported; it reopens nothing.
CREATE TABLE "carried_out" (
    "snapshot_id" INTEGER NOT NULL,
    "judgement_id" INTEGER NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "follow_up" TEXT NOT NULL,
    "kec_key" TEXT,
    "desa_key" TEXT,
    "base_row" INTEGER,
    "state" TEXT NOT NULL,

    CONSTRAINT "carried_out_pkey" PRIMARY KEY ("snapshot_id", "judgement_id", "row_no")
);
CREATE INDEX "carried_out_snapshot_id_base_row_idx" ON "carried_out"("snapshot_id", "base_row");
CREATE INDEX "carried_out_finding_id_idx" ON "carried_out"("finding_id");
ALTER TABLE carried_out ADD CONSTRAINT carried_out_state_known CHECK (state IN ('done', 'not-done', 'other-value', 'gone', 'not-measurable'));
