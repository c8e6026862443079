-- What is due from the field, in every order: the date stands last in the index, so that it is tested there and not row by row in the table.
CREATE INDEX finding_due_queue ON finding (snapshot_id, state, (-tier_rank), first_run_id, (-priority), id, due_date) WHERE due_date IS NOT NULL;
CREATE INDEX finding_due_number ON finding (snapshot_id, state, id, due_date) WHERE due_date IS NOT NULL;
CREATE INDEX finding_due_place ON finding (snapshot_id, state, coalesce(kec_key, ''), coalesce(desa_key, ''), coalesce(tps_no, 0), id, due_date) WHERE due_date IS NOT NULL;

-- Several detectors by place: each is a range of its own.
CREATE INDEX finding_place_detector ON finding (snapshot_id, detector, state, coalesce(kec_key, ''), coalesce(desa_key, ''), coalesce(tps_no, 0), id);
