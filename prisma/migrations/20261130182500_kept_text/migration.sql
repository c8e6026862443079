-- What people wrote (notes, purposes, proposed values, names that they copied) stands apart from the rows that are only ever
-- appended. Those name it by a hash over a salt and the text: so that it can be deleted with the roll that it is about
-- (UU 27/2022 art. 42-44), and the appended rows stay what they are. Without the salt nobody can try texts against the hash.
CREATE TABLE "kept_text" (
    "hash" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "snapshot_id" INTEGER,

    CONSTRAINT "kept_text_pkey" PRIMARY KEY ("hash")
);
CREATE INDEX "kept_text_snapshot_id_idx" ON "kept_text"("snapshot_id");
ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION kept_text_seal() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.salt := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
  NEW.hash := encode(sha256(convert_to(NEW.salt || NEW.body, 'UTF8')), 'hex');
  RETURN NEW;
END $$;

CREATE FUNCTION kept_text_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM public.snapshot s WHERE s.id = OLD.snapshot_id AND s.status = 'removed') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% on kept_text is refused: it goes with its roll only', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

ALTER TABLE "judgement" ADD COLUMN "text_hash" TEXT;
ALTER TABLE "reveal" ADD COLUMN "text_hash" TEXT;

-- What stands in the appended rows today moves over; from now on nobody changes them.
ALTER TABLE judgement DISABLE TRIGGER judgement_append_only;
ALTER TABLE reveal DISABLE TRIGGER reveal_append_only;
CREATE TRIGGER kept_text_seal BEFORE INSERT ON kept_text FOR EACH ROW EXECUTE FUNCTION kept_text_seal();
DO $$
DECLARE
  one record;
  named text;
BEGIN
  FOR one IN
    SELECT j.id, f.snapshot_id, jsonb_strip_nulls(jsonb_build_object('note', j.note, 'addressee', j.detail -> 'addressee',
      'rollValue', j.follow_up -> 'rollValue', 'proposedValue', j.follow_up -> 'proposedValue',
      'paperNumber', j.follow_up -> 'paper' -> 'number', 'paperOverride', j.follow_up -> 'paper' -> 'override')) AS body
    FROM judgement j JOIN finding f ON f.id = j.finding_id
  LOOP
    CONTINUE WHEN one.body = '{}';
    INSERT INTO kept_text (body, snapshot_id) VALUES (one.body::text, one.snapshot_id) RETURNING hash INTO named;
    UPDATE judgement SET text_hash = named, detail = detail - 'addressee', follow_up = follow_up - 'rollValue' - 'proposedValue'
      #- '{paper,number}' #- '{paper,override}'
    WHERE id = one.id;
  END LOOP;
  FOR one IN SELECT r.id, r.purpose, f.snapshot_id FROM reveal r JOIN finding f ON f.id = r.finding_id LOOP
    INSERT INTO kept_text (body, snapshot_id) VALUES (jsonb_build_object('purpose', one.purpose)::text, one.snapshot_id)
    RETURNING hash INTO named;
    UPDATE reveal SET text_hash = named WHERE id = one.id;
  END LOOP;
END $$;
ALTER TABLE "judgement" DROP COLUMN "note";
ALTER TABLE "reveal" DROP COLUMN "purpose";

DROP TRIGGER judgement_append_only ON judgement;
DROP FUNCTION judgement_guard();
ALTER FUNCTION append_only() SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION audit_refuse() SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION audit_head_guard() SET search_path = pg_catalog, pg_temp;
CREATE TRIGGER judgement_append_only BEFORE UPDATE OR DELETE ON judgement FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER kept_text_guard BEFORE UPDATE OR DELETE ON kept_text FOR EACH ROW EXECUTE FUNCTION kept_text_guard();
CREATE TRIGGER kept_text_no_truncate BEFORE TRUNCATE ON kept_text FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- ALWAYS: session_replication_role = replica does not switch them off.
ALTER TABLE judgement ENABLE ALWAYS TRIGGER judgement_append_only;
ALTER TABLE judgement ENABLE ALWAYS TRIGGER judgement_no_truncate;
ALTER TABLE reveal ENABLE ALWAYS TRIGGER reveal_append_only;
ALTER TABLE reveal ENABLE ALWAYS TRIGGER reveal_no_truncate;
ALTER TABLE kept_text ENABLE ALWAYS TRIGGER kept_text_seal;
ALTER TABLE kept_text ENABLE ALWAYS TRIGGER kept_text_guard;
ALTER TABLE kept_text ENABLE ALWAYS TRIGGER kept_text_no_truncate;

-- A judgement with what its author wrote beside it.
CREATE VIEW written_judgement AS
SELECT j.id, j.finding_id, j.round, j.kind, j.from_state, j.to_state, j.refers_to, j.actor_id, j.outcome, j.reason_code,
  j.follow_up || jsonb_strip_nulls(jsonb_build_object('rollValue', k.body::jsonb -> 'rollValue',
    'proposedValue', k.body::jsonb -> 'proposedValue', 'paper', (j.follow_up -> 'paper') || jsonb_strip_nulls(jsonb_build_object(
      'number', k.body::jsonb -> 'paperNumber', 'override', k.body::jsonb -> 'paperOverride')))) AS follow_up,
  j.detail || jsonb_strip_nulls(jsonb_build_object('addressee', k.body::jsonb -> 'addressee')) AS detail,
  k.body::jsonb ->> 'note' AS note,
  j.seconds, j.created_at
FROM judgement j LEFT JOIN kept_text k ON k.hash = j.text_hash;

-- People decide: a final finding rests on a judgement of the person that it names, in the same round, with the same outcome,
-- that nobody took back. Looked at when the transaction ends, for the two are written one after the other.
CREATE FUNCTION final_has_judgement() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM public.finding f WHERE f.id = NEW.id AND f.state = 'final' AND NOT EXISTS (
      SELECT FROM public.judgement j
      WHERE j.finding_id = f.id AND j.round = f.round AND j.actor_id = f.decided_by AND j.outcome = f.outcome
        AND j.kind IN ('decision', 'second_blind')
        AND NOT EXISTS (SELECT FROM public.judgement u WHERE u.finding_id = f.id AND u.kind = 'undo' AND u.refers_to = j.id)
    )
  ) THEN
    RAISE EXCEPTION 'finding % would be final without a judgement', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER finding_final_has_judgement AFTER INSERT OR UPDATE OF state, outcome, decided_by, round ON finding
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'final') EXECUTE FUNCTION final_has_judgement();
ALTER TABLE finding ENABLE ALWAYS TRIGGER finding_final_has_judgement;
