-- The paper of a strike that was to follow has come (dasar menyusul): an event of its own on the finding.
ALTER TABLE judgement DROP CONSTRAINT judgement_kind_known;
ALTER TABLE judgement ADD CONSTRAINT judgement_kind_known
  CHECK (kind IN ('blind', 'decision', 'unsure', 'field_check', 'field_result', 'paper', 'signoff', 'return', 'reopen', 'undo', 'second_blind', 'split'));
