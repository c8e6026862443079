-- What schema.prisma cannot say: who may change what, which words a column may hold, and the indexes of the queue.

-- ── Extensions: trusted ones, which the owner of a database may create; some hosts still refuse. ────────────────────────
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['pg_trgm', 'fuzzystrmatch'] LOOP
    BEGIN
      EXECUTE format('CREATE EXTENSION IF NOT EXISTS %I', wanted);
    EXCEPTION WHEN OTHERS THEN
      RAISE NOTICE 'extension % is not available: %', wanted, SQLERRM;
    END;
  END LOOP;
END $$;

-- ── The trail (rekam jejak): one chain, numbered without a gap, never changed. ──────────────────────────────────────────

-- The head of the chain in one row. Its lock is what puts concurrent writers in order.
CREATE TABLE audit_head (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  seq bigint NOT NULL,
  hash text NOT NULL
);
INSERT INTO audit_head (seq, hash) VALUES (0, repeat('0', 64));

-- Columns come from the body, so that what is searched and what is hashed cannot differ.
-- Security definer: with an owner of its own, the product's role may append without being able to touch the head.
CREATE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  head public.audit_head;
  event jsonb := NEW.body::jsonb;
BEGIN
  SELECT * INTO head FROM public.audit_head FOR UPDATE;
  NEW.seq := head.seq + 1;
  NEW.prev_hash := head.hash;
  NEW.hash := encode(sha256(convert_to(head.hash || NEW.body, 'UTF8')), 'hex');
  NEW.at := (event ->> 'at')::timestamptz;
  NEW.actor_id := event ->> 'actorId';
  NEW.actor_role := event ->> 'actorRole';
  NEW.action := event ->> 'action';
  NEW.entity_type := event ->> 'entityType';
  NEW.entity_id := event ->> 'entityId';
  UPDATE public.audit_head SET seq = NEW.seq, hash = NEW.hash;
  RETURN NEW;
END $$;

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are appended, never changed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- The head moves only from within audit_append.
CREATE FUNCTION audit_head_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND NEW.seq = OLD.seq + 1 THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on audit_head is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_append BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_append();
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_guard BEFORE INSERT OR UPDATE OR DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_head_guard();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- ALWAYS: session_replication_role = replica does not switch them off.
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_append;
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_no_change;
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_no_truncate;
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_guard;
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_no_truncate;

-- Judgements, reveals and parameter changes are appended too: an overwritten decision would be no decision.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are appended, never changed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER judgement_append_only BEFORE UPDATE OR DELETE ON judgement FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER judgement_no_truncate BEFORE TRUNCATE ON judgement FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER reveal_append_only BEFORE UPDATE OR DELETE ON reveal FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER reveal_no_truncate BEFORE TRUNCATE ON reveal FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER detector_param_append_only BEFORE UPDATE OR DELETE ON detector_param FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER detector_param_no_truncate BEFORE TRUNCATE ON detector_param FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- ── Words a column may hold. ────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE "user" ADD CONSTRAINT user_role_known CHECK (role IN ('verifikator', 'supervisor', 'admin', 'auditor'));
ALTER TABLE "user" ADD CONSTRAINT user_locale_known CHECK (locale IN ('id', 'en'));
ALTER TABLE region_code ADD CONSTRAINT region_code_level CHECK (level IN (2, 4, 6, 10) AND length(code) = level);
ALTER TABLE upload ADD CONSTRAINT upload_status_known CHECK (status IN ('receiving', 'ready', 'refused', 'used', 'deleted'));
ALTER TABLE snapshot ADD CONSTRAINT snapshot_stage_known CHECK (stage IN ('DPHP', 'DPS', 'DPSHP', 'DPSHPA', 'DPT', 'DPTb', 'DPK', 'DPB'));
ALTER TABLE snapshot ADD CONSTRAINT snapshot_status_known CHECK (status IN ('queued', 'importing', 'ready', 'failed', 'cancelled', 'removed'));
ALTER TABLE snapshot ADD CONSTRAINT snapshot_counts CHECK (status <> 'ready' OR accepted + rejected = rows);
ALTER TABLE run ADD CONSTRAINT run_status_known CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled'));
ALTER TABLE run_detector ADD CONSTRAINT run_detector_status_known
  CHECK (status IN ('pending', 'running', 'done', 'failed', 'not-applicable', 'held-back', 'cancelled'));
ALTER TABLE finding ADD CONSTRAINT finding_tier_known CHECK ((tier, tier_rank) IN (('T', 3), ('S', 2), ('I', 1)));
ALTER TABLE finding ADD CONSTRAINT finding_subject_known
  CHECK (subject_type IN ('record', 'records', 'household', 'tps', 'desa', 'file', 'region'));
ALTER TABLE finding ADD CONSTRAINT finding_state_known
  CHECK (state IN ('new', 'unsure', 'field_check', 'second_review', 'awaiting_signoff', 'returned', 'reopened', 'final', 'split'));
ALTER TABLE finding ADD CONSTRAINT finding_outcome_known CHECK (outcome IN ('accepted', 'rejected'));
-- People decide: a final finding names the person and the judgement, and that person is not the machine.
ALTER TABLE finding ADD CONSTRAINT finding_final_is_human
  CHECK (state <> 'final' OR (outcome IS NOT NULL AND decided_by IS NOT NULL AND decided_by <> 'system' AND decided_at IS NOT NULL));
ALTER TABLE finding ADD CONSTRAINT finding_claim_has_end CHECK ((claimed_by IS NULL) = (claimed_until IS NULL));
ALTER TABLE finding_record ADD CONSTRAINT finding_record_role_known CHECK (role IN ('subject', 'baseline'));
ALTER TABLE judgement ADD CONSTRAINT judgement_kind_known
  CHECK (kind IN ('blind', 'decision', 'unsure', 'field_check', 'field_result', 'signoff', 'return', 'reopen', 'undo', 'second_blind', 'split'));
ALTER TABLE judgement ADD CONSTRAINT judgement_outcome_known CHECK (outcome IN ('accepted', 'rejected'));
ALTER TABLE judgement ADD CONSTRAINT judgement_is_human CHECK (actor_id <> 'system');
ALTER TABLE report ADD CONSTRAINT report_kind_known CHECK (kind IN ('interim', 'final'));

-- ── Region codes are compared by prefix. ────────────────────────────────────────────────────────────────────────────────
CREATE INDEX region_code_level ON region_code (level, code);
