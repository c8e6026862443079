-- A file that has arrived is looked at by the worker: until then it is being inspected, so far.
ALTER TABLE "upload" DROP CONSTRAINT upload_status_known;
ALTER TABLE "upload" ADD CONSTRAINT upload_status_known
  CHECK (status IN ('receiving', 'inspecting', 'ready', 'refused', 'used', 'deleted'));
ALTER TABLE "upload" ADD COLUMN "inspected_bytes" BIGINT NOT NULL DEFAULT 0;
