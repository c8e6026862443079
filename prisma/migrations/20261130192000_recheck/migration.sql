-- A third person re-checks a random sample of final decisions; the draw follows from a seed that was thrown in the meeting.
CREATE TABLE "recheck" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "tolerated" DOUBLE PRECISION NOT NULL,
    "strikes" INTEGER NOT NULL,
    "keeps" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recheck_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "recheck_run_id_idx" ON "recheck"("run_id");
ALTER TABLE "recheck" ADD CONSTRAINT "recheck_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "recheck_item" (
    "recheck_id" INTEGER NOT NULL,
    "stratum" TEXT NOT NULL,
    "ord" INTEGER NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "verdict" TEXT,
    "note" TEXT,
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "recheck_item_pkey" PRIMARY KEY ("recheck_id", "finding_id")
);
ALTER TABLE "recheck_item" ADD CONSTRAINT "recheck_item_recheck_id_fkey" FOREIGN KEY ("recheck_id") REFERENCES "recheck"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE recheck_item ADD CONSTRAINT recheck_item_stratum_known CHECK (stratum IN ('strike', 'keep'));
ALTER TABLE recheck_item ADD CONSTRAINT recheck_item_verdict_known CHECK (verdict IN ('right', 'wrong'));

-- A voter who was struck off wrongly is put back by a person, with a reason and a proof. Appended.
CREATE TABLE "restoration" (
    "id" SERIAL NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "judgement_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "restored_by" TEXT NOT NULL,
    "restored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "restoration_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "restoration_judgement_id_row_no_key" ON "restoration"("judgement_id", "row_no");

-- Letters of institutions and citizens (saran perbaikan, tanggapan): what they ask, by when, and what was answered.
CREATE TABLE "letter" (
    "id" SERIAL NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "dated" DATE NOT NULL,
    "due" DATE,
    "responsible" TEXT NOT NULL,
    "points" TEXT[],
    "answer" TEXT,
    "proof" TEXT,
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "letter_snapshot_id_idx" ON "letter"("snapshot_id");
ALTER TABLE "letter" ADD CONSTRAINT "letter_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE letter ADD CONSTRAINT letter_kind_known CHECK (kind IN ('sarper', 'tanggapan'));
