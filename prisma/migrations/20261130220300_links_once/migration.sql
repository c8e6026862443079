-- A used link stays, so that who opens it later is told apart from a stranger, and its owner's trail shows it.
ALTER TABLE "password_link" ADD COLUMN "used_at" TIMESTAMPTZ(3);
