-- How uploads would be read, worked out by the worker for the step between mapping and import: masked, and gone after a day.
CREATE TABLE "import_preview" (
  "id" SERIAL PRIMARY KEY,
  "created_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "input" JSONB NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'queued',
  "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
  "progress_bytes" BIGINT NOT NULL DEFAULT 0,
  "total_bytes" BIGINT NOT NULL DEFAULT 0,
  "rows" INTEGER NOT NULL DEFAULT 0,
  "view" JSONB,
  "problem" JSONB
);
ALTER TABLE "import_preview" ADD CONSTRAINT import_preview_status_known
  CHECK (status IN ('queued', 'reading', 'done', 'failed', 'cancelled'));
ALTER TABLE "import_preview" ADD CONSTRAINT import_preview_done_has_view CHECK ((status = 'done') = (view IS NOT NULL));
