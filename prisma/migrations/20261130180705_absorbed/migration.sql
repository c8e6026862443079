-- The column is named by the word that code and documents use; what stands in it does not change.
ALTER TABLE "run_stage" RENAME COLUMN "folded" TO "absorbed";
ALTER TABLE "finding" RENAME COLUMN "folded" TO "absorbed";
