-- Lists from outside (daftar rujukan), as they were held against the roll of one snapshot: each line with what became of it.
CREATE TABLE "reference_list" (
    "id" SERIAL NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "letter_number" TEXT,
    "letter_date" DATE,
    "brought_by" TEXT,
    "reference_date" DATE NOT NULL,
    "files" JSONB NOT NULL,
    "lines" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reference_list_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reference_list_snapshot_id_idx" ON "reference_list"("snapshot_id");
ALTER TABLE "reference_list" ADD CONSTRAINT "reference_list_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "reference_list_line" (
    "list_id" INTEGER NOT NULL,
    "ord" INTEGER NOT NULL,
    "file_ord" INTEGER NOT NULL,
    "line_no" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "people" JSONB NOT NULL DEFAULT '[]',
    "reject_reason" TEXT,
    "raw" TEXT,

    CONSTRAINT "reference_list_line_pkey" PRIMARY KEY ("list_id", "ord")
);
ALTER TABLE "reference_list_line" ADD CONSTRAINT "reference_list_line_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "reference_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "reference_list_candidate" (
    "list_id" INTEGER NOT NULL,
    "ord" INTEGER NOT NULL,
    "rank" SMALLINT NOT NULL,
    "row_no" INTEGER NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "how" TEXT NOT NULL,

    CONSTRAINT "reference_list_candidate_pkey" PRIMARY KEY ("list_id", "ord", "rank")
);
CREATE INDEX "reference_list_candidate_list_id_row_no_idx" ON "reference_list_candidate"("list_id", "row_no");
ALTER TABLE "reference_list_candidate" ADD CONSTRAINT "reference_list_candidate_line_fkey" FOREIGN KEY ("list_id", "ord") REFERENCES "reference_list_line"("list_id", "ord") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE reference_list ADD CONSTRAINT reference_list_kind_known CHECK (kind IN ('meninggal', 'ganda', 'di-bawah-umur', 'pindah-keluar', 'tni-polri', 'wna', 'hak-dicabut', 'baru', 'pindah-masuk', 'purna-tni-polri', 'mantan-terpidana', 'perbaikan', 'tidak-padan', 'luar-negeri', 'sarper', 'tanggapan', 'coktas'));
ALTER TABLE reference_list_line ADD CONSTRAINT reference_list_line_state_known CHECK (state IN ('one', 'several', 'none', 'struck', 'rejected'));
ALTER TABLE reference_list_candidate ADD CONSTRAINT reference_list_candidate_how_known CHECK (how IN ('nik', 'name-date', 'nik-slip', 'name-age-place', 'card', 'name'));
