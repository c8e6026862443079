-- Reasons that the reader has learned since: lines of another kabupaten, of another table, with shifted columns.
ALTER TABLE import_reject DROP CONSTRAINT import_reject_reason_known;
ALTER TABLE import_reject ADD CONSTRAINT import_reject_reason_known CHECK (reason IN ('column-count', 'unreadable', 'summary-line', 'repeated-header', 'page-heading', 'not-a-record', 'too-long', 'bad-quote', 'other-kabupaten', 'other-table', 'shifted-columns'));
