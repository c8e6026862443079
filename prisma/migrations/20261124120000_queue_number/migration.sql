-- Newest and oldest first within a desa, and of one rule within a kecamatan: the rest would be sorted for every page.
CREATE INDEX finding_number_desa ON finding (snapshot_id, desa_key, state, id);
CREATE INDEX finding_number_detector_kec ON finding (snapshot_id, detector, kec_key, state, id);
