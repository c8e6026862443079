-- Weaker candidates that a stronger one about the same records took in, before the run is published.
ALTER TABLE "run_stage" ADD COLUMN "folded" JSONB NOT NULL DEFAULT '[]';
