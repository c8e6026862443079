-- The made-up people of control findings (soal kendali) get lines like those of the roll, in a table of the same shape, so that
-- every screen and sheet about findings reads both in one way. Counts, totals and detectors go on reading voter_record alone.
-- Which finding record is of which table stands beside it: a made-up person stands at the number of a line that exists, and
-- should a later run find something about that very line, both keep their own person.
CREATE TABLE control_record (LIKE voter_record INCLUDING DEFAULTS);
ALTER TABLE control_record ADD CONSTRAINT control_record_pkey PRIMARY KEY (snapshot_id, row_no);

CREATE VIEW shown_record AS
  SELECT v.*, false AS made_up FROM voter_record v
  UNION ALL
  SELECT c.*, true FROM control_record c;

-- A constant default: no row of the table is written.
ALTER TABLE finding_record ADD COLUMN made_up BOOLEAN NOT NULL DEFAULT false;

-- The control findings that exist. What a line says stands in their JSON; what is comparable in it follows as far as SQL can say:
-- numbers of sixteen digits, dates as KPU writes them, names in capitals. Where the roll is gone, so are its people.
INSERT INTO control_record
SELECT DISTINCT ON (v.snapshot_id, v.row_no) filled.*
FROM control_finding k
JOIN finding f ON f.id = k.finding_id
JOIN snapshot s ON s.id = f.snapshot_id AND s.status = 'ready'
CROSS JOIN LATERAL jsonb_array_elements(k.records) AS made (person)
JOIN voter_record v ON v.snapshot_id = f.snapshot_id AND v.row_no = (made.person ->> 'rowNo')::int
CROSS JOIN LATERAL (
  SELECT made.person -> 'raw' ->> 'nik' AS nik, made.person -> 'raw' ->> 'nkk' AS nkk, made.person -> 'raw' ->> 'name' AS name,
    regexp_match(made.person -> 'raw' ->> 'birthDate', '^([0-3]\d)\|(0[1-9]|1[0-2])\|((?:19|20)\d\d)$') AS born
) AS said
CROSS JOIN LATERAL jsonb_populate_record(NULL::control_record, to_jsonb(v)
  || coalesce((SELECT jsonb_object_agg(CASE raw.key
        WHEN 'birthPlace' THEN 'birth_place' WHEN 'birthDate' THEN 'birth_date_raw' WHEN 'marital' THEN 'marital_raw'
        WHEN 'sex' THEN 'sex_raw' WHEN 'age' THEN 'age_raw' WHEN 'ktpEl' THEN 'ktp_el' ELSE raw.key END, raw.value)
      FROM jsonb_each(made.person -> 'raw') AS raw), '{}')
  || jsonb_build_object(
    'nik_ok', substring(said.nik FROM '^\d{16}$'),
    'nik_kind', CASE WHEN coalesce(said.nik, '') = '' THEN 'empty' WHEN said.nik ~ '^\d{16}$' THEN 'ok' ELSE 'bad' END,
    'nkk_ok', substring(said.nkk FROM '^\d{16}$'),
    'nkk_kind', CASE WHEN coalesce(said.nkk, '') = '' THEN 'empty' WHEN said.nkk ~ '^\d{16}$' THEN 'ok' ELSE 'bad' END,
    'name_norm', upper(regexp_replace(btrim(said.name), '\s+', ' ', 'g')),
    'birth_date', CASE WHEN said.born[1]::int BETWEEN 1 AND extract(DAY FROM make_date(said.born[3]::int, said.born[2]::int, 1)
        + interval '1 month' - interval '1 day')::int THEN concat_ws('-', said.born[3], said.born[2], said.born[1]) END,
    'active', true, 'tms_code', NULL
  )) AS filled
ORDER BY v.snapshot_id, v.row_no, k.finding_id;

INSERT INTO finding_record (finding_id, ord, snapshot_id, row_no, role, made_up)
SELECT k.finding_id, (made.ord - 1)::int, f.snapshot_id, (made.person ->> 'rowNo')::int, 'subject', true
FROM control_finding k
JOIN finding f ON f.id = k.finding_id
CROSS JOIN LATERAL jsonb_array_elements(k.records) WITH ORDINALITY AS made (person, ord);

ALTER TABLE "control_finding" DROP COLUMN "records";

-- What a run says that it found is what the queue has of it, control findings among them.
UPDATE run_detector d SET findings = d.findings + k.n
FROM (SELECT k.run_id, f.detector, count(*)::int AS n FROM control_finding k JOIN finding f ON f.id = k.finding_id GROUP BY 1, 2) k
WHERE d.run_id = k.run_id AND d.code = k.detector;
UPDATE run r SET finding_count = r.finding_count + k.n
FROM (SELECT run_id, count(*)::int AS n FROM control_finding GROUP BY 1) k
WHERE r.id = k.run_id;
