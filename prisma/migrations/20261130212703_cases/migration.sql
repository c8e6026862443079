-- A rejection that is to stand until one of the named columns changes (jangan tanya lagi kecuali datanya berubah).
CREATE TABLE "kept_answer" (
    "id" SERIAL NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "judgement_id" INTEGER NOT NULL,
    "columns" TEXT[],
    "kept_by" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_by" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "kept_answer_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "kept_answer_judgement_id_key" ON "kept_answer"("judgement_id");
CREATE INDEX "kept_answer_finding_id_idx" ON "kept_answer"("finding_id");
ALTER TABLE "kept_answer" ADD CONSTRAINT "kept_answer_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "kept_answer" ADD CONSTRAINT "kept_answer_judgement_id_fkey" FOREIGN KEY ("judgement_id") REFERENCES "judgement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A finding that asks again what was answered so, with the named columns unchanged: open like any other, in a tab of its own.
CREATE TABLE "forwarded_finding" (
    "finding_id" INTEGER NOT NULL,
    "kept_id" INTEGER NOT NULL,

    CONSTRAINT "forwarded_finding_pkey" PRIMARY KEY ("finding_id")
);
CREATE INDEX "forwarded_finding_kept_id_idx" ON "forwarded_finding"("kept_id");
ALTER TABLE "forwarded_finding" ADD CONSTRAINT "forwarded_finding_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "forwarded_finding" ADD CONSTRAINT "forwarded_finding_kept_id_fkey" FOREIGN KEY ("kept_id") REFERENCES "kept_answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The earlier answer of a forwarded finding, as long as it stands: neither revoked nor taken back, and still what is in force.
CREATE VIEW forwarded_answer AS
SELECT w.finding_id, k.id AS kept_id, k.finding_id AS earlier_id, k.judgement_id, k.kept_by, k.kept_at
FROM forwarded_finding w
JOIN kept_answer k ON k.id = w.kept_id AND k.revoked_at IS NULL
JOIN finding g ON g.id = k.finding_id AND g.state = 'final' AND g.outcome = 'rejected'
JOIN judgement j ON j.id = k.judgement_id AND j.round = g.round
WHERE NOT EXISTS (SELECT FROM judgement u WHERE u.finding_id = g.id AND u.kind = 'undo' AND u.refers_to = j.id);

-- The other questions about the same place (kasus).
CREATE INDEX finding_of_place ON finding (snapshot_id, area_code) WHERE is_group OR subject_type IN ('tps', 'desa', 'file', 'region');
