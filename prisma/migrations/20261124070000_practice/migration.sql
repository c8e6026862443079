-- Answers given while practising: of nobody's findings, and read by their owner only.
CREATE TABLE "practice_answer" (
    "user_id" TEXT NOT NULL,
    "round" SMALLINT NOT NULL,
    "item" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practice_answer_pkey" PRIMARY KEY ("user_id", "round", "item")
);
