-- The product's role owns nothing. What it needs besides reading and writing rows, it asks for here: these functions run as
-- their owner, take a period's number, and do one thing each.

-- Working tables of a run or a linkage: gone when it ends, the only place where the product's role may make tables.
CREATE SCHEMA IF NOT EXISTS scratch;

-- The table of one period's records, unattached. Its columns stand in another order than in voter_record: of fixed width first,
-- then what detectors read (`joined`), the raw texts last. Checked line by line as they come, so that attaching need not read
-- the whole table to be sure.
CREATE FUNCTION roll_create(snapshot integer, joined text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  roll text := 'voter_record_s' || snapshot;
  definition text;
BEGIN
  SELECT string_agg(format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)), ', '
    ORDER BY a.attlen > 0 DESC, a.attnotnull DESC, a.attname = ANY (joined) DESC, a.attnum)
  INTO definition
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = 'public.voter_record'::regclass AND a.attnum > 0 AND NOT a.attisdropped;
  EXECUTE format('CREATE TABLE public.%I (%s, CONSTRAINT own_records CHECK (snapshot_id = %s))', roll, definition, snapshot);
  EXECUTE format('ALTER TABLE public.%I ALTER COLUMN snapshot_id SET DEFAULT %s', roll, snapshot);
  EXECUTE format('GRANT SELECT, INSERT ON public.%I TO %I', roll, session_user);
END $$;

CREATE FUNCTION roll_index(snapshot integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE roll text := 'voter_record_s' || snapshot;
BEGIN
  EXECUTE format('ALTER TABLE public.%I ADD PRIMARY KEY (snapshot_id, row_no)', roll);
  EXECUTE format('CREATE INDEX ON public.%I (nik_ok)', roll);
  EXECUTE format('CREATE INDEX ON public.%I (nkk_ok)', roll);
  EXECUTE format('CREATE INDEX ON public.%I (desa_key, tps_no)', roll);
END $$;

-- From here on nobody adds to the records.
CREATE FUNCTION roll_attach(snapshot integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE roll text := 'voter_record_s' || snapshot;
BEGIN
  EXECUTE format('ALTER TABLE public.%I ALTER COLUMN snapshot_id DROP DEFAULT', roll);
  EXECUTE format('ALTER TABLE public.voter_record ATTACH PARTITION public.%I FOR VALUES IN (%s)', roll, snapshot);
  EXECUTE format('ALTER TABLE public.%I DROP CONSTRAINT own_records', roll);
  EXECUTE format('REVOKE INSERT ON public.%I FROM %I', roll, session_user);
END $$;

CREATE FUNCTION roll_analyse(snapshot integer, joined text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('ANALYZE public.%I (%s)', 'voter_record_s' || snapshot,
    (SELECT string_agg(quote_ident(name), ', ') FROM unnest(joined) AS name));
END $$;

-- Only of a period that is marked as removed.
CREATE FUNCTION roll_drop(snapshot integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public.snapshot s WHERE s.id = roll_drop.snapshot AND s.status = 'removed') THEN
    RAISE EXCEPTION 'the records of period % are not to be removed', snapshot USING ERRCODE = 'insufficient_privilege';
  END IF;
  EXECUTE format('DROP TABLE IF EXISTS public.%I', 'voter_record_s' || snapshot);
END $$;

REVOKE ALL ON FUNCTION roll_create(integer, text[]), roll_index(integer), roll_attach(integer),
  roll_analyse(integer, text[]), roll_drop(integer) FROM PUBLIC;

-- Names are looked for in the catalogue and nowhere else: whoever may make a function somewhere cannot put it in their way.
ALTER FUNCTION audit_append() SET search_path = pg_catalog, pg_temp;
