-- A list is matched by the worker: its lines are stored as read, and get their state when they were held against the roll.
-- Its people are deleted on the day that was set when it came in.
ALTER TABLE "reference_list" ADD COLUMN "progress" DOUBLE PRECISION NOT NULL DEFAULT 0;
ALTER TABLE "reference_list" ADD COLUMN "cancel_requested" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "reference_list" ADD COLUMN "keep_until" DATE;
UPDATE reference_list SET keep_until = (created_at + interval '1 year')::date;
ALTER TABLE "reference_list" ALTER COLUMN "keep_until" SET NOT NULL;
ALTER TABLE "reference_list" DROP CONSTRAINT reference_list_status_known;
ALTER TABLE "reference_list" ADD CONSTRAINT reference_list_status_known CHECK (status IN ('matching', 'held', 'cancelled', 'failed', 'removed'));
ALTER TABLE "reference_list" ALTER COLUMN "status" SET DEFAULT 'matching';
CREATE INDEX "reference_list_status_keep_until_idx" ON "reference_list"("status", "keep_until");
ALTER TABLE "reference_list_line" ALTER COLUMN "state" DROP NOT NULL;
