-- Exchange between two offices (pertukaran antarkantor): who stands on both rolls, found without either handing its roll over.
CREATE TABLE "exchange" (
    "id" SERIAL NOT NULL,
    "token" UUID NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "other_region" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "other_token" UUID,
    "secret" BYTEA,
    "file_key" BYTEA,
    "entries" INTEGER NOT NULL,
    "other_entries" INTEGER,
    "matches" INTEGER,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "exchange_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "exchange_token_key" ON "exchange"("token");
CREATE INDEX "exchange_snapshot_id_idx" ON "exchange"("snapshot_id");
ALTER TABLE "exchange" ADD CONSTRAINT "exchange_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE exchange ADD CONSTRAINT exchange_basis_known CHECK (basis IN ('nik', 'name-date'));
ALTER TABLE exchange ADD CONSTRAINT exchange_status_known CHECK (status IN ('open', 'answered', 'done', 'expired'));

CREATE TABLE "exchange_entry" (
    "exchange_id" INTEGER NOT NULL,
    "ord" INTEGER NOT NULL,
    "point" BYTEA NOT NULL,
    "rows" INTEGER[] NOT NULL,

    CONSTRAINT "exchange_entry_pkey" PRIMARY KEY ("exchange_id", "ord")
);
ALTER TABLE "exchange_entry" ADD CONSTRAINT "exchange_entry_exchange_id_fkey" FOREIGN KEY ("exchange_id") REFERENCES "exchange"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "exchange_tag" (
    "exchange_id" INTEGER NOT NULL,
    "ord" INTEGER NOT NULL,
    "tag" BYTEA NOT NULL,

    CONSTRAINT "exchange_tag_pkey" PRIMARY KEY ("exchange_id", "ord")
);
ALTER TABLE "exchange_tag" ADD CONSTRAINT "exchange_tag_exchange_id_fkey" FOREIGN KEY ("exchange_id") REFERENCES "exchange"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "exchange_match" (
    "exchange_id" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,

    CONSTRAINT "exchange_match_pkey" PRIMARY KEY ("exchange_id", "row_no")
);
ALTER TABLE "exchange_match" ADD CONSTRAINT "exchange_match_exchange_id_fkey" FOREIGN KEY ("exchange_id") REFERENCES "exchange"("id") ON DELETE CASCADE ON UPDATE CASCADE;
