-- Texts that the product helps to write, and the model that may help it.
CREATE TABLE "draft" (
    "id" SERIAL NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fallback" TEXT,
    "text" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_text" TEXT,
    "accepted_by" TEXT,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "draft_snapshot_id_idx" ON "draft"("snapshot_id");
ALTER TABLE "draft" ADD CONSTRAINT "draft_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE draft ADD CONSTRAINT draft_kind_known CHECK (kind IN ('narrative', 'invitation', 'minutes', 'points', 'answer', 'release'));
ALTER TABLE draft ADD CONSTRAINT draft_locale_known CHECK (locale IN ('id', 'en'));
ALTER TABLE draft ADD CONSTRAINT draft_source_known CHECK (source IN ('template', 'model'));
ALTER TABLE draft ADD CONSTRAINT draft_fallback_known CHECK (fallback IN ('unreachable', 'timeout', 'refused', 'unreadable'));
-- Nothing is accepted without a person, and a person accepts a text.
ALTER TABLE draft ADD CONSTRAINT draft_accepted_whole CHECK ((accepted_text IS NULL) = (accepted_by IS NULL) AND (accepted_by IS NULL) = (accepted_at IS NULL));

CREATE TABLE "drafting_model" (
    "region_code" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "address" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafting_model_pkey" PRIMARY KEY ("region_code")
);
