-- Names are looked for as people say them: without marks, apostrophes, hyphens, dots and blanks, in capitals. The stroke of
-- an apostrophe, the kind of a blank and the way a mark is encoded are nothing that anybody can hear. `/` stays: it parts people.
CREATE FUNCTION fold_name(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(
  translate(
    upper(
      regexp_replace(
        normalize(given, NFKD),
        '[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]',
        '', 'g'
      )
    ),
    'łŁøØđĐðÐħĦıŧŦßæÆœŒþÞ',
    'LLOODDDDHHITTSAAOOTT'
  ),
  '[\s''"`´’‘‛′ʹʺʻʼʽʾʿˈ“”„″«».,;:·ـ\u002d\u00ad\u061c\u180e\u200b-\u2015\u2060\u2212\ufeff]',
  '', 'g'
);

DROP INDEX IF EXISTS finding_search;
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN
    CREATE INDEX finding_search_folded ON finding USING gin (fold_name(search_text) gin_trgm_ops);
  END IF;
END $$;

-- Judgements are appended, never changed. One exception: when a roll's data are removed (UU 27/2022 art. 42-44), what people
-- wrote about its voters goes with them; the hash of the note stays in `detail`.
CREATE FUNCTION judgement_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.note IS NULL
    AND (to_jsonb(NEW) - 'note' - 'detail' - 'follow_up') = (to_jsonb(OLD) - 'note' - 'detail' - 'follow_up')
    AND EXISTS (
      SELECT 1 FROM finding f JOIN snapshot s ON s.id = f.snapshot_id WHERE f.id = OLD.finding_id AND s.status = 'removed'
    )
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on % is refused: its rows are appended, never changed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER judgement_append_only ON judgement;
CREATE TRIGGER judgement_append_only BEFORE UPDATE OR DELETE ON judgement FOR EACH ROW EXECUTE FUNCTION judgement_guard();

-- Work that hangs on an account which can no longer judge goes back to everybody.
UPDATE finding f SET assigned_to = NULL
FROM "user" u
WHERE u.id = f.assigned_to AND (u.banned OR u.role <> 'verifikator') AND f.state NOT IN ('awaiting_signoff', 'final', 'split');
