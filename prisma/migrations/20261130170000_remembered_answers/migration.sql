-- What an office answered about the layout of its files, remembered with the mapping of their headings.
ALTER TABLE "mapping_template" ADD COLUMN "answers" JSONB NOT NULL DEFAULT '{}';
