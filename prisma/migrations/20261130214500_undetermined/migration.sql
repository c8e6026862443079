-- Tetap tidak dapat dipastikan: a third end of a finding, where everybody was unsure.
ALTER TABLE finding DROP CONSTRAINT finding_outcome_known;
ALTER TABLE finding ADD CONSTRAINT finding_outcome_known CHECK (outcome IN ('accepted', 'rejected', 'undetermined'));
ALTER TABLE judgement DROP CONSTRAINT judgement_outcome_known;
ALTER TABLE judgement ADD CONSTRAINT judgement_outcome_known CHECK (outcome IN ('accepted', 'rejected', 'undetermined'));
