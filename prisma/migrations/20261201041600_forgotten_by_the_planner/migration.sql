-- The planner keeps examples of what stands in a column, and goes on keeping them when the lines are gone. Of columns
-- that hold what people are called, or what was written about them, it gets none.
DO $$
DECLARE
  kept record;
BEGIN
  FOR kept IN
    SELECT c.table_name, c.column_name
    FROM information_schema.columns c
    WHERE c.table_schema = 'public'
      AND (
        -- Of the roll as a whole, not of its periods, whose statistics go with them.
        c.table_name IN ('control_record', 'voter_record') AND c.data_type IN ('text', 'date')
        OR (c.table_name, c.column_name) IN (
          ('finding', 'search_text'), ('finding', 'evidence'), ('finding', 'absorbed'), ('finding', 'subject_key'),
          ('run_stage', 'evidence'), ('run_stage', 'absorbed'), ('run_stage', 'subject_key'),
          ('kept_text', 'body'), ('attachment', 'name'), ('recheck_item', 'note'), ('draft', 'text'),
          ('import_reject', 'raw'), ('import_reject', 'detail'), ('import_preview', 'view'),
          ('upload', 'inspection'), ('saved_view', 'query'),
          ('reference_list_line', 'people'), ('reference_list_line', 'raw')
        )
      )
  LOOP
    EXECUTE format('ALTER TABLE ONLY public.%I ALTER COLUMN %I SET STATISTICS 0', kept.table_name, kept.column_name);
    IF current_setting('server_version_num')::int >= 180000 THEN
      EXECUTE format('SELECT pg_clear_attribute_stats(%L, %L, %L, %L)', 'public', kept.table_name, kept.column_name,
        kept.table_name = 'voter_record');
    END IF;
  END LOOP;
END $$;
