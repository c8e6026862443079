-- Tables of codes (tabel kode): which reasons, elements and values hold in a stage, by what source, from when. Versions
-- are appended: a decision names the version it was made under, and is read by it later.
CREATE TABLE code_table (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  stages TEXT[] NOT NULL DEFAULT '{}',
  source TEXT NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  codes JSONB NOT NULL,
  reason TEXT,
  changed_by TEXT,
  changed_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT code_table_kind_known CHECK (kind IN ('tms', 'perbaikan', 'marital', 'disability', 'ktpEl')),
  CONSTRAINT code_table_days CHECK (valid_to IS NULL OR valid_to >= valid_from),
  -- What came with the product has neither author nor reason; every change has both.
  CONSTRAINT code_table_change_whole CHECK (num_nulls(reason, changed_by) IN (0, 2))
);
CREATE UNIQUE INDEX code_table_key_version_key ON code_table (key, version);
INSERT INTO code_table (id, key, version, kind, stages, source, valid_from, valid_to, codes, reason, changed_by) VALUES
  ('COKLIT-2022', 'COKLIT-2022', 1, 'tms', '{}', 'PKPU 7/2022', '1900-01-01', NULL, '[{"code": "TMS-1", "id": "TMS 1 · meninggal", "en": "TMS 1 · deceased", "until": null}, {"code": "TMS-2", "id": "TMS 2 · ganda", "en": "TMS 2 · duplicate", "until": null}, {"code": "TMS-3", "id": "TMS 3 · di bawah umur", "en": "TMS 3 · under age", "until": null}, {"code": "TMS-4", "id": "TMS 4 · pindah domisili", "en": "TMS 4 · moved away", "until": null}, {"code": "TMS-5", "id": "TMS 5 · tidak dikenal", "en": "TMS 5 · unknown", "until": null}, {"code": "TMS-6", "id": "TMS 6 · TNI", "en": "TMS 6 · armed forces", "until": null}, {"code": "TMS-7", "id": "TMS 7 · Polri", "en": "TMS 7 · police", "until": null}, {"code": "TMS-8", "id": "TMS 8 · salah penempatan TPS", "en": "TMS 8 · wrong TPS", "until": null}, {"code": "WNA", "id": "Warga negara asing", "en": "Foreign national", "until": null}, {"code": "HAK-PILIH-DICABUT", "id": "Hak pilih dicabut", "en": "Voting right revoked", "until": null}]', NULL, NULL),
  ('PDPB-2025', 'PDPB-2025', 1, 'tms', ARRAY['DPB'], 'PKPU 1/2025; formulir A-DPB2', '2025-01-01', NULL, '[{"code": "TMS-1", "id": "TMS 1 · meninggal", "en": "TMS 1 · deceased", "until": null}, {"code": "TMS-2", "id": "TMS 2 · ganda", "en": "TMS 2 · duplicate", "until": null}, {"code": "TMS-3", "id": "TMS 3 · di bawah umur", "en": "TMS 3 · under age", "until": null}, {"code": "TMS-4", "id": "TMS 4 · pindah domisili", "en": "TMS 4 · moved away", "until": null}, {"code": "TMS-6", "id": "TMS 6 · TNI", "en": "TMS 6 · armed forces", "until": null}, {"code": "TMS-7", "id": "TMS 7 · Polri", "en": "TMS 7 · police", "until": null}, {"code": "WNA", "id": "Warga negara asing", "en": "Foreign national", "until": null}, {"code": "HAK-PILIH-DICABUT", "id": "Hak pilih dicabut", "en": "Voting right revoked", "until": null}]', NULL, NULL),
  ('PERBAIKAN-2022', 'PERBAIKAN-2022', 1, 'perbaikan', '{}', 'PKPU 7/2022; PKPU 1/2025', '1900-01-01', NULL, '[{"code": "nik", "id": "NIK", "en": "NIK", "until": null}, {"code": "nkk", "id": "No. KK", "en": "Family card no.", "until": null}, {"code": "name", "id": "Nama", "en": "Name", "until": null}, {"code": "birthPlace", "id": "Tempat lahir", "en": "Place of birth", "until": null}, {"code": "birthDate", "id": "Tanggal lahir", "en": "Date of birth", "until": null}, {"code": "sex", "id": "Jenis kelamin", "en": "Sex", "until": null}, {"code": "marital", "id": "Status kawin", "en": "Marital status", "until": null}, {"code": "address", "id": "Alamat", "en": "Address", "until": null}, {"code": "rt", "id": "RT", "en": "RT", "until": null}, {"code": "rw", "id": "RW", "en": "RW", "until": null}, {"code": "tps", "id": "TPS", "en": "TPS", "until": null}, {"code": "disability", "id": "Disabilitas", "en": "Disability", "until": null}, {"code": "ktpEl", "id": "KTP-el", "en": "KTP-el", "until": null}]', NULL, NULL),
  ('KAWIN-2018', 'KAWIN-2018', 1, 'marital', '{}', 'PKPU 7/2022; petunjuk formulir coklit', '1900-01-01', NULL, '[{"code": "B", "id": "belum kawin", "en": "not married", "until": null}, {"code": "S", "id": "sudah kawin", "en": "married", "until": null}, {"code": "P", "id": "pernah kawin", "en": "formerly married", "until": null}]', NULL, NULL),
  ('DISABILITAS-2018', 'DISABILITAS-2018', 1, 'disability', '{}', 'Petunjuk formulir coklit 2018', '1900-01-01', '2022-11-30', '[{"code": "1", "id": "tuna daksa", "en": "physical (tuna daksa)", "until": null}, {"code": "2", "id": "tuna netra", "en": "blind (tuna netra)", "until": null}, {"code": "3", "id": "tuna rungu/wicara", "en": "deaf or mute (tuna rungu/wicara)", "until": null}, {"code": "4", "id": "tuna grahita", "en": "intellectual (tuna grahita)", "until": null}, {"code": "5", "id": "lainnya", "en": "other", "until": null}]', NULL, NULL),
  ('DISABILITAS-2022', 'DISABILITAS-2022', 1, 'disability', '{}', 'PKPU 7/2022; petunjuk formulir coklit 2024', '2022-12-01', NULL, '[{"code": "1", "id": "fisik", "en": "physical", "until": null}, {"code": "2", "id": "intelektual", "en": "intellectual", "until": null}, {"code": "3", "id": "mental", "en": "mental", "until": null}, {"code": "4", "id": "sensorik wicara", "en": "speech", "until": null}, {"code": "5", "id": "sensorik rungu", "en": "hearing", "until": null}, {"code": "6", "id": "sensorik netra", "en": "sight", "until": null}]', NULL, NULL),
  ('KTP-EL-2018', 'KTP-EL-2018', 1, 'ktpEl', '{}', 'Petunjuk formulir coklit 2018', '1900-01-01', '2022-11-30', '[{"code": "S", "id": "sudah", "en": "has one", "until": null}, {"code": "B", "id": "belum", "en": "has none", "until": null}, {"code": "K", "id": "sudah rekam, KTP-el belum terbit", "en": "recorded, card not issued", "until": null}, {"code": "1", "id": "sudah rekam", "en": "recorded", "until": null}, {"code": "2", "id": "belum rekam", "en": "not recorded", "until": null}]', NULL, NULL),
  ('KTP-EL-2022', 'KTP-EL-2022', 1, 'ktpEl', '{}', 'PKPU 7/2022; petunjuk formulir coklit 2024', '2022-12-01', NULL, '[{"code": "S", "id": "sudah memiliki", "en": "has one", "until": null}, {"code": "B", "id": "belum memiliki", "en": "has none", "until": null}]', NULL, NULL);
CREATE TRIGGER code_table_append_only BEFORE UPDATE OR DELETE ON code_table FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER code_table_no_truncate BEFORE TRUNCATE ON code_table FOR EACH STATEMENT EXECUTE FUNCTION append_only();
ALTER TABLE code_table ENABLE ALWAYS TRIGGER code_table_append_only;
ALTER TABLE code_table ENABLE ALWAYS TRIGGER code_table_no_truncate;
