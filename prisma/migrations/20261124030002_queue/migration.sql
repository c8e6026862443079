-- The queue. Every page of it is read as ranges of one of these indexes, one per (period, state, weight, place), merged and cut: see
-- lib/queries/finding/queue-sql.ts. The order is weight (T, S, I), age (the run that first found it), learned usefulness, number.
-- Negated columns make it one ascending tuple, which a keyset can compare as a row.
CREATE INDEX finding_queue_state ON finding (snapshot_id, state, (-tier_rank), first_run_id, (-priority), id);
CREATE INDEX finding_queue_kec ON finding (snapshot_id, kec_key, state, (-tier_rank), first_run_id, (-priority), id);
CREATE INDEX finding_queue_desa ON finding (snapshot_id, desa_key, state, (-tier_rank), first_run_id, (-priority), id);
CREATE INDEX finding_queue_detector ON finding (snapshot_id, detector, state, (-tier_rank), first_run_id, (-priority), id);
CREATE INDEX finding_queue_detector_kec ON finding (snapshot_id, detector, kec_key, state, (-tier_rank), first_run_id, (-priority), id);

-- Newest and oldest first; by place.
CREATE INDEX finding_number_state ON finding (snapshot_id, state, id);
CREATE INDEX finding_number_kec ON finding (snapshot_id, kec_key, state, id);
CREATE INDEX finding_number_detector ON finding (snapshot_id, detector, state, id);
CREATE INDEX finding_place ON finding (snapshot_id, state, coalesce(kec_key, ''), coalesce(desa_key, ''), coalesce(tps_no, 0), id);

-- Short lists: what somebody holds, is given, or waits for from the field.
CREATE INDEX finding_claims ON finding (claimed_by, claimed_until) WHERE claimed_by IS NOT NULL;
CREATE INDEX finding_assigned ON finding (assigned_to, snapshot_id, state, (-tier_rank), first_run_id, (-priority), id) WHERE assigned_to IS NOT NULL;
CREATE INDEX finding_due ON finding (due_date, id) WHERE due_date IS NOT NULL;
CREATE INDEX finding_decided ON finding (decided_by, decided_at) WHERE decided_by IS NOT NULL;
CREATE INDEX finding_split_from ON finding (split_from_id) WHERE split_from_id IS NOT NULL;

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN
    CREATE INDEX finding_search ON finding USING gin (search_text gin_trgm_ops);
  END IF;
END $$;

-- The trail of one person or one thing is read newest first.
CREATE INDEX judgement_kind ON judgement (kind, created_at);
CREATE INDEX audit_event_action ON audit_event (action text_pattern_ops, seq);
CREATE INDEX audit_event_actor ON audit_event (actor_id, seq);
