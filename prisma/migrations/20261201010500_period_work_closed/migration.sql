-- The work on a period can be ended formally (penutupan pekerjaan periode): who, when, why. Its findings stay as they are.
ALTER TABLE snapshot
  ADD COLUMN "work_closed_at" TIMESTAMPTZ(3),
  ADD COLUMN "work_closed_by" TEXT,
  ADD COLUMN "work_closed_reason" TEXT,
  ADD CONSTRAINT snapshot_work_closed_whole CHECK (num_nulls(work_closed_at, work_closed_by, work_closed_reason) IN (0, 3));
