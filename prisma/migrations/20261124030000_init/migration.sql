-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "username" TEXT NOT NULL,
    "display_username" TEXT,
    "role" TEXT NOT NULL DEFAULT 'verifikator',
    "banned" BOOLEAN NOT NULL DEFAULT false,
    "ban_reason" TEXT,
    "ban_expires" TIMESTAMPTZ(3),
    "areas" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "locale" TEXT NOT NULL DEFAULT 'id',
    "tour_done_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,
    "impersonated_by" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region_code" (
    "code" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "parent" TEXT,
    "current" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "region_code_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "kind" TEXT,
    "sha256" TEXT,
    "status" TEXT NOT NULL DEFAULT 'receiving',
    "problem" JSONB,
    "inspection" JSONB,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "snapshot_id" INTEGER,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "reference_date" DATE NOT NULL,
    "tps_cap" INTEGER NOT NULL,
    "ba_number" TEXT,
    "decree_number" TEXT,
    "control_totals" JSONB NOT NULL DEFAULT '{}',
    "counted_totals" JSONB NOT NULL DEFAULT '{}',
    "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "quality" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'queued',
    "problem" JSONB,
    "sha256" TEXT,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "progress_bytes" BIGINT NOT NULL DEFAULT 0,
    "total_bytes" BIGINT NOT NULL DEFAULT 0,
    "previous_id" INTEGER,
    "corrects_id" INTEGER,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "duration_ms" INTEGER,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshot_file" (
    "id" SERIAL NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "ord" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sheet" TEXT,
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "encoding" TEXT,
    "delimiter" TEXT,
    "header_line" INTEGER,
    "kecamatan" TEXT,
    "desa" TEXT,
    "first_row" INTEGER NOT NULL DEFAULT 0,
    "last_row" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "snapshot_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_reject" (
    "snapshot_id" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "file_ord" INTEGER NOT NULL,
    "line_no" INTEGER NOT NULL,
    "column_no" INTEGER,
    "column_name" TEXT,
    "reason" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "raw" TEXT NOT NULL,

    CONSTRAINT "import_reject_pkey" PRIMARY KEY ("snapshot_id","row_no")
);

-- CreateTable
CREATE TABLE "mapping_template" (
    "signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mapping_template_pkey" PRIMARY KEY ("signature")
);

-- CreateTable
CREATE TABLE "voter_record" (
    "snapshot_id" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "file_ord" SMALLINT NOT NULL,
    "line_no" INTEGER NOT NULL,
    "dpid" TEXT,
    "nkk" TEXT,
    "nik" TEXT,
    "name" TEXT,
    "birth_place" TEXT,
    "birth_date_raw" TEXT,
    "marital_raw" TEXT,
    "sex_raw" TEXT,
    "age_raw" TEXT,
    "address" TEXT,
    "rt" TEXT,
    "rw" TEXT,
    "disability" TEXT,
    "ktp_el" TEXT,
    "remark" TEXT,
    "source" TEXT,
    "tps" TEXT,
    "desa" TEXT,
    "kecamatan" TEXT,
    "nik_ok" TEXT,
    "nik_kind" TEXT NOT NULL,
    "nkk_ok" TEXT,
    "nkk_kind" TEXT NOT NULL,
    "name_norm" TEXT,
    "name_key" TEXT,
    "place_norm" TEXT,
    "birth_date" DATE,
    "age" SMALLINT,
    "sex" TEXT,
    "marital" TEXT,
    "address_norm" TEXT,
    "rt_no" SMALLINT,
    "rw_no" SMALLINT,
    "tps_no" SMALLINT,
    "tms_code" SMALLINT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "region_code" TEXT NOT NULL,
    "kec_code" TEXT,
    "desa_code" TEXT,
    "kec_key" TEXT NOT NULL,
    "desa_key" TEXT NOT NULL,

    CONSTRAINT "voter_record_pkey" PRIMARY KEY ("snapshot_id","row_no")
) PARTITION BY LIST ("snapshot_id");

-- CreateTable
CREATE TABLE "detector_param" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "param" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "detector_param_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" SERIAL NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "baseline_id" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "params" JSONB NOT NULL DEFAULT '{}',
    "models" JSONB NOT NULL DEFAULT '{}',
    "problem" JSONB,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "finding_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_detector" (
    "run_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "ord" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "reason" JSONB,
    "error" TEXT,
    "findings" INTEGER NOT NULL DEFAULT 0,
    "duration_ms" INTEGER,
    "started_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_detector_pkey" PRIMARY KEY ("run_id","code")
);

-- CreateTable
CREATE TABLE "run_stage" (
    "run_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_key" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "p" DOUBLE PRECISION,
    "eligible" BOOLEAN NOT NULL DEFAULT true,
    "evidence" JSONB NOT NULL,
    "rows" INTEGER[],
    "baseline_rows" INTEGER[],

    CONSTRAINT "run_stage_pkey" PRIMARY KEY ("run_id","code","subject_key")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" SERIAL NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "first_run_id" INTEGER NOT NULL,
    "detector" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "tier" TEXT NOT NULL,
    "tier_rank" SMALLINT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_key" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "kec_key" TEXT,
    "desa_key" TEXT,
    "tps_no" SMALLINT,
    "score" DOUBLE PRECISION,
    "evidence" JSONB NOT NULL,
    "folded" JSONB NOT NULL DEFAULT '[]',
    "fingerprint" TEXT NOT NULL,
    "row_count" INTEGER NOT NULL,
    "is_group" BOOLEAN NOT NULL DEFAULT false,
    "split_from_id" INTEGER,
    "search_text" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'new',
    "outcome" TEXT,
    "reason_code" TEXT,
    "follow_up" TEXT,
    "round" SMALLINT NOT NULL DEFAULT 1,
    "claimed_by" TEXT,
    "claimed_until" TIMESTAMPTZ(3),
    "assigned_to" TEXT,
    "due_date" DATE,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "signed_by" TEXT,
    "signed_at" TIMESTAMPTZ(3),
    "priority" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_record" (
    "finding_id" INTEGER NOT NULL,
    "ord" INTEGER NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "finding_record_pkey" PRIMARY KEY ("finding_id","ord")
);

-- CreateTable
CREATE TABLE "run_finding" (
    "run_id" INTEGER NOT NULL,
    "finding_id" INTEGER NOT NULL,

    CONSTRAINT "run_finding_pkey" PRIMARY KEY ("run_id","finding_id")
);

-- CreateTable
CREATE TABLE "judgement" (
    "id" SERIAL NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "round" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "refers_to" INTEGER,
    "actor_id" TEXT NOT NULL,
    "outcome" TEXT,
    "reason_code" TEXT,
    "follow_up" JSONB,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "note" TEXT,
    "seconds" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" SERIAL NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reveal" (
    "id" SERIAL NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "actor_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reveal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "owner_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_answer" (
    "finding_id" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "expected" TEXT NOT NULL,
    "records" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_answer_pkey" PRIMARY KEY ("finding_id")
);

-- CreateTable
CREATE TABLE "ranker_model" (
    "id" SERIAL NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "samples" INTEGER NOT NULL,
    "model" JSONB NOT NULL,
    "trained_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ranker_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "problem" JSONB,
    "options" JSONB NOT NULL DEFAULT '{}',
    "files" JSONB NOT NULL DEFAULT '[]',
    "chain_seq" BIGINT,
    "chain_head" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity_type" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_username_key" ON "user"("username");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE INDEX "region_code_parent_idx" ON "region_code"("parent");

-- CreateIndex
CREATE INDEX "snapshot_region_code_reference_date_idx" ON "snapshot"("region_code", "reference_date");

-- CreateIndex
CREATE UNIQUE INDEX "snapshot_file_snapshot_id_ord_key" ON "snapshot_file"("snapshot_id", "ord");

-- CreateIndex
CREATE INDEX "detector_param_code_param_id_idx" ON "detector_param"("code", "param", "id");

-- CreateIndex
CREATE INDEX "run_snapshot_id_idx" ON "run"("snapshot_id");

-- CreateIndex
CREATE INDEX "finding_fingerprint_idx" ON "finding"("fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "finding_snapshot_id_detector_subject_key_fingerprint_key" ON "finding"("snapshot_id", "detector", "subject_key", "fingerprint");

-- CreateIndex
CREATE INDEX "finding_record_snapshot_id_row_no_idx" ON "finding_record"("snapshot_id", "row_no");

-- CreateIndex
CREATE INDEX "run_finding_finding_id_idx" ON "run_finding"("finding_id");

-- CreateIndex
CREATE INDEX "judgement_finding_id_idx" ON "judgement"("finding_id");

-- CreateIndex
CREATE INDEX "judgement_actor_id_created_at_idx" ON "judgement"("actor_id", "created_at");

-- CreateIndex
CREATE INDEX "evidence_finding_id_idx" ON "evidence"("finding_id");

-- CreateIndex
CREATE INDEX "reveal_actor_id_created_at_idx" ON "reveal"("actor_id", "created_at");

-- CreateIndex
CREATE INDEX "saved_view_owner_id_idx" ON "saved_view"("owner_id");

-- CreateIndex
CREATE INDEX "known_answer_run_id_idx" ON "known_answer"("run_id");

-- CreateIndex
CREATE INDEX "report_run_id_idx" ON "report"("run_id");

-- CreateIndex
CREATE INDEX "audit_event_entity_type_entity_id_idx" ON "audit_event"("entity_type", "entity_id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_at_idx" ON "audit_event"("actor_id", "at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot_file" ADD CONSTRAINT "snapshot_file_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_reject" ADD CONSTRAINT "import_reject_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_baseline_id_fkey" FOREIGN KEY ("baseline_id") REFERENCES "snapshot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_detector" ADD CONSTRAINT "run_detector_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_record" ADD CONSTRAINT "finding_record_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_finding" ADD CONSTRAINT "run_finding_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
