-- Second factor (kode dari aplikasi): secret and recovery codes are encrypted with a key outside the database.
ALTER TABLE "user" ADD COLUMN "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false;
CREATE TABLE "two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "two_factor_user_id_key" ON "two_factor"("user_id");
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- When its owner last showed who it is, and when somebody last did something with it.
ALTER TABLE "session" ADD COLUMN "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "session" ADD COLUMN "last_seen" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Refused sign-ins under names that are no account: counted by hour, one line of the trail for each.
CREATE TABLE "refused_sign_in" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "refused" INTEGER NOT NULL,

    CONSTRAINT "refused_sign_in_pkey" PRIMARY KEY ("hour")
);

-- With which somebody sets an own password, once; of the secret in it only the hash is kept.
CREATE TABLE "password_link" (
    "token_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_link_pkey" PRIMARY KEY ("token_hash")
);
CREATE UNIQUE INDEX "password_link_user_id_key" ON "password_link"("user_id");
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What one person asked for and a second one must confirm before it happens.
CREATE TABLE "second_request" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" TEXT,
    "settled_by" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "second_request_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "second_request_open" ON "second_request"("kind", "subject") WHERE "outcome" IS NULL;
ALTER TABLE second_request ADD CONSTRAINT second_request_kind_known CHECK (kind IN ('role', 'removal', 'export'));
ALTER TABLE second_request ADD CONSTRAINT second_request_outcome_known CHECK (outcome IN ('confirmed', 'declined'));
ALTER TABLE second_request ADD CONSTRAINT second_request_two_people CHECK (outcome <> 'confirmed' OR settled_by <> asked_by);
