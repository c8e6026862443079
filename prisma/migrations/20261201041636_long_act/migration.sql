-- What is done to very many records at once is done by the worker, with progress and an end.
CREATE TABLE "long_act" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "input" JSONB NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "problem" JSONB,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "long_act_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "long_act_created_by_ended_at_idx" ON "long_act"("created_by", "ended_at");
ALTER TABLE "long_act" ADD CONSTRAINT long_act_kind_known
  CHECK (kind IN ('split', 'distribute', 'withdraw', 'release'));
ALTER TABLE "long_act" ADD CONSTRAINT long_act_status_known
  CHECK (status IN ('queued', 'running', 'done', 'failed'));

-- The planner's figures of the tables that grow by leaps: the product's role owns no table and may not ask for them.
CREATE FUNCTION findings_analyse() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ANALYZE public.finding, public.finding_record, public.run_finding;
END
$$;
REVOKE ALL ON FUNCTION findings_analyse() FROM PUBLIC;
