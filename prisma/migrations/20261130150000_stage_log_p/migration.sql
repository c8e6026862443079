-- p values of large rolls lie below what a double can hold: the stage keeps their natural logarithms.
ALTER TABLE "run_stage" RENAME COLUMN "p" TO "log_p";
UPDATE "run_stage" SET "log_p" = ln(greatest("log_p", 1e-300)) WHERE "log_p" IS NOT NULL;
