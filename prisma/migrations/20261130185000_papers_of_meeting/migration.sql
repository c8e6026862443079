-- Papers of a run (laporan) and of a meeting (rekap, Berita Acara) are made, listed and verified alike.
ALTER TABLE "report" ADD COLUMN "snapshot_id" INTEGER;
UPDATE "report" p SET "snapshot_id" = r."snapshot_id" FROM "run" r WHERE r."id" = p."run_id";
ALTER TABLE "report" ALTER COLUMN "snapshot_id" SET NOT NULL;
ALTER TABLE "report" ALTER COLUMN "run_id" DROP NOT NULL;
ALTER TABLE "report" ADD COLUMN "paper" TEXT NOT NULL DEFAULT 'findings';
-- How many of its files are made, and what a second making came to: {at, changed: [name]}.
ALTER TABLE "report" ADD COLUMN "files_made" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "report" ADD COLUMN "files_all" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "report" ADD COLUMN "remade" JSONB;
ALTER TABLE "report" ADD CONSTRAINT "report_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "report_snapshot_id_idx" ON "report"("snapshot_id");
ALTER TABLE report ADD CONSTRAINT report_paper_known CHECK (paper IN ('findings', 'recap'));
ALTER TABLE report ADD CONSTRAINT report_findings_of_run CHECK (paper <> 'findings' OR run_id IS NOT NULL);

-- Opening figures of a quarter as last quarter's workbook (MODEL-A REKAP PDPB) states them.
CREATE TABLE "recap_opening" (
    "snapshot_id" INTEGER NOT NULL,
    "kec_key" TEXT NOT NULL,
    "male" INTEGER NOT NULL,
    "female" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "imported_by" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recap_opening_pkey" PRIMARY KEY ("snapshot_id", "kec_key")
);

-- Templates with which an office replaces ours (DOCX).
CREATE TABLE "office_template" (
    "region_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "office_template_pkey" PRIMARY KEY ("region_code", "kind")
);
ALTER TABLE office_template ADD CONSTRAINT office_template_kind_known CHECK (kind IN ('berita-acara', 'pemberitahuan', 'tanda-terima', 'undangan', 'keputusan'));
