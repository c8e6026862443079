-- Full identities that left (data terbuka keluar), counted against the daily limit of whoever took them. What they were
-- and whose letter asked for them stands on the trail.
CREATE TABLE "unmasked_export" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" TEXT NOT NULL,
    "records" INTEGER NOT NULL,
    "request_id" INTEGER,

    CONSTRAINT "unmasked_export_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "unmasked_export_actor_id_at_idx" ON "unmasked_export"("actor_id", "at");
CREATE UNIQUE INDEX "unmasked_export_request_id_key" ON "unmasked_export"("request_id");
ALTER TABLE "unmasked_export" ADD CONSTRAINT "unmasked_export_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "unmasked_export" ADD CONSTRAINT "unmasked_export_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "second_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An auditor reads of each of them without the rest of the trail.
CREATE INDEX audit_event_unmasked ON audit_event (seq) WHERE (body::jsonb -> 'data' ->> 'unmasked') = 'true';

-- A second person also confirms who set a password by a link where no second factor could, and that a factor was lost.
ALTER TABLE second_request DROP CONSTRAINT second_request_kind_known;
ALTER TABLE second_request ADD CONSTRAINT second_request_kind_known CHECK (kind IN ('role', 'removal', 'export', 'password', 'factor'));
