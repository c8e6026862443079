-- The office's letterhead (kop): who signs its papers, under which name, address and emblem. Every change is on the trail.
CREATE TABLE "office_letterhead" (
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "emblem" BYTEA,
    "signers" JSONB NOT NULL DEFAULT '[]',
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "office_letterhead_pkey" PRIMARY KEY ("region_code")
);
