-- When the meeting is (rapat pleno), what happens in the areas (kalender), what the office knows of them (pengetahuan setempat), and what a roll
-- holds desa by desa, counted once after its import.
CREATE TABLE "pleno_date" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pleno_date_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "pleno_date_region_code_stage_period_id_idx" ON "pleno_date"("region_code", "stage", "period", "id");

CREATE TABLE "calendar_event" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_by" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_event_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "calendar_event_starts_on_idx" ON "calendar_event"("starts_on");

CREATE TABLE "local_note" (
    "id" SERIAL NOT NULL,
    "modus" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_by" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "local_note_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "local_note_expires_on_idx" ON "local_note"("expires_on");

CREATE TABLE "roll_count" (
    "snapshot_id" INTEGER NOT NULL,
    "desa_key" TEXT NOT NULL,
    "kec_key" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "baseline_id" INTEGER,
    "male" INTEGER NOT NULL,
    "female" INTEGER NOT NULL,
    "unknown_sex" INTEGER NOT NULL,
    "struck" JSONB NOT NULL DEFAULT '{}',
    "ages" JSONB NOT NULL DEFAULT '[]',
    "tps" JSONB NOT NULL DEFAULT '[]',
    "opening" INTEGER NOT NULL DEFAULT 0,
    "newcomers" INTEGER NOT NULL DEFAULT 0,
    "restored" INTEGER NOT NULL DEFAULT 0,
    "moved_in" INTEGER NOT NULL DEFAULT 0,
    "moved_out" INTEGER NOT NULL DEFAULT 0,
    "vanished" INTEGER NOT NULL DEFAULT 0,
    "left_struck" JSONB NOT NULL DEFAULT '{}',
    "changed" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "roll_count_pkey" PRIMARY KEY ("snapshot_id", "desa_key")
);
ALTER TABLE "roll_count" ADD CONSTRAINT "roll_count_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE calendar_event ADD CONSTRAINT calendar_event_kind_known CHECK (kind IN ('school-drive', 'boundary-change', 'card-reissue', 'list-arrival', 'holiday', 'other'));
ALTER TABLE calendar_event ADD CONSTRAINT calendar_event_dates CHECK (ends_on >= starts_on);
ALTER TABLE local_note ADD CONSTRAINT local_note_modus_known CHECK (modus IN ('moved-for-vote', 'address-of-patron', 'bought-card', 'transport-of-voters', 'other'));
ALTER TABLE local_note ADD CONSTRAINT local_note_source_known CHECK (source IN ('field', 'citizen-report', 'press', 'supervision-body', 'court'));
ALTER TABLE local_note ADD CONSTRAINT local_note_dates CHECK (expires_on > starts_on);
ALTER TABLE roll_count ADD CONSTRAINT roll_count_identity CHECK (opening + newcomers + restored + moved_in - moved_out - vanished >= 0);
