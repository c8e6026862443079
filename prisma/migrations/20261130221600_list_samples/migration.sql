-- A drawn sample of the lines of a list, for household visits (uji petik daftar), and what was found there.
CREATE TABLE "list_sample" (
    "id" SERIAL NOT NULL,
    "list_id" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "population" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "list_sample_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "list_sample_list_id_idx" ON "list_sample"("list_id");
ALTER TABLE "list_sample" ADD CONSTRAINT "list_sample_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "reference_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "list_sample_line" (
    "sample_id" INTEGER NOT NULL,
    "ord" INTEGER NOT NULL,
    "list_ord" INTEGER NOT NULL,
    "desa_key" TEXT NOT NULL,
    "stratum" INTEGER NOT NULL,
    "result" TEXT,

    CONSTRAINT "list_sample_line_pkey" PRIMARY KEY ("sample_id", "ord")
);
ALTER TABLE "list_sample_line" ADD CONSTRAINT "list_sample_line_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "list_sample"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE list_sample_line ADD CONSTRAINT list_sample_line_result_known CHECK (result IN ('true', 'false', 'not-met'));
