-- A leave of some days (cuti): the account's open work is with others until then, and what is still open comes back.
ALTER TABLE "user" ADD COLUMN "away_until" DATE;
CREATE TABLE "away_task" (
  "user_id" TEXT NOT NULL,
  "finding_id" INTEGER NOT NULL,

  CONSTRAINT "away_task_pkey" PRIMARY KEY ("user_id", "finding_id")
);
CREATE INDEX "away_task_finding_id_idx" ON "away_task"("finding_id");
ALTER TABLE "away_task" ADD CONSTRAINT "away_task_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "away_task" ADD CONSTRAINT "away_task_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;
