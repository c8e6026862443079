-- What a point of a letter is about, how many people it names, and who of the roll they are.
CREATE TABLE "letter_item" (
    "letter_id" INTEGER NOT NULL,
    "ord" SMALLINT NOT NULL,
    "category" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "letter_item_pkey" PRIMARY KEY ("letter_id","ord")
);
ALTER TABLE "letter_item" ADD CONSTRAINT "letter_item_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE letter_item ADD CONSTRAINT letter_item_category_known CHECK (category IN ('meninggal', 'ganda', 'belum-17', 'pindah-keluar', 'tni', 'polri', 'wna', 'hak-dicabut', 'baru', 'ubah', 'lain'));
ALTER TABLE letter_item ADD CONSTRAINT letter_item_people_some CHECK (people BETWEEN 1 AND 100000);

CREATE TABLE "letter_voter" (
    "letter_id" INTEGER NOT NULL,
    "ord" SMALLINT NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "letter_voter_pkey" PRIMARY KEY ("letter_id","ord","row_no")
);
CREATE INDEX "letter_voter_snapshot_id_row_no_idx" ON "letter_voter"("snapshot_id", "row_no");
ALTER TABLE "letter_voter" ADD CONSTRAINT "letter_voter_letter_id_ord_fkey" FOREIGN KEY ("letter_id", "ord") REFERENCES "letter_item"("letter_id", "ord") ON DELETE CASCADE ON UPDATE CASCADE;
