-- A list is removed whole after its retention: its counts stay for the ledger of sources, its people go. It may be held
-- against a later roll, and each line knows the desa that it names.
ALTER TABLE "reference_list" ADD COLUMN "status" TEXT NOT NULL DEFAULT 'held';
ALTER TABLE "reference_list" ADD COLUMN "removed_at" TIMESTAMPTZ(3);
ALTER TABLE "reference_list" ADD COLUMN "tally" JSONB;
ALTER TABLE "reference_list" ADD COLUMN "from_list_id" INTEGER;
ALTER TABLE "reference_list" ADD CONSTRAINT "reference_list_from_list_id_fkey" FOREIGN KEY ("from_list_id") REFERENCES "reference_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reference_list" ADD CONSTRAINT reference_list_status_known CHECK (status IN ('held', 'removed'));
ALTER TABLE "reference_list_line" ADD COLUMN "desa_key" TEXT NOT NULL DEFAULT '';
