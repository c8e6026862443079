import sql, { raw, type Sql } from "sql-template-tag";

/** Working tables of one matching, inside one transaction. */
export interface MatchTables {
  /** entries of the list, see `Entry` */
  readonly entry: Sql;
  /** the roll, as narrow as the keys need it */
  readonly roll: Sql;
  /** pairs as each way brought them */
  readonly pair: Sql;
  /** pairs once */
  readonly met: Sql;
}

/**
 * A way for an entry and a voter to meet: equal keys. `entry` and `roll` are SQL over `e` and `v`; each may
 * need its row several times (`entryEach`, `rollEach`: FROM items after a comma).
 */
interface Meeting {
  readonly entry: string;
  readonly roll: string;
  readonly entryEach?: string;
  readonly rollEach?: string;
  /** what must be alike besides, over `e` and `v` */
  readonly alike?: string;
  /** entries that this is for, over `e` */
  readonly only?: string;
}

const words = (side: string) => `unnest(string_to_array(${side}.name_key, ' ')) AS word`;
const AGES = (years: number) => `generate_series(e.age - ${years}, e.age + ${years}) AS years`;
const DESAS = "unnest(e.desa_keys) AS desa";
const edits = (most: number) =>
  `levenshtein_less_equal(left(v.name_norm, 80), left(e.name_norm, 80), ${most}) <= ${most}`;
/**
 * Two neighbouring digits of a number left out: a slip in them, or their exchange, leaves the rest the same.
 */
const without = (side: string, at: number) =>
  `'${at}' || overlay(${side}.nik_ok placing '' FROM ${at} FOR 2)`;
const PLACELESS = "e.desa_keys IS NULL OR e.desa_keys = '{}'";
const NEIGHBOURS = Array.from({ length: 15 }, (_, i) => i + 1);

const MEETINGS: readonly Meeting[] = [
  { entry: "e.nik_ok", roll: "v.nik_ok" },
  ...NEIGHBOURS.map((at) => ({ entry: without("e", at), roll: without("v", at) })),
  {
    entry: "left(e.nik_mask, 12)",
    roll: "left(v.nik_ok, 12)",
    only: "e.nik_mask IS NOT NULL AND strpos(left(e.nik_mask, 12), '_') = 0",
  },
  {
    entry: "left(e.nik_mask, 6) || right(e.nik_mask, 4)",
    roll: "left(v.nik_ok, 6) || right(v.nik_ok, 4)",
    only: "e.nik_mask IS NOT NULL AND strpos(left(e.nik_mask, 6) || right(e.nik_mask, 4), '_') = 0",
    alike: "v.name_key = e.name_key OR string_to_array(v.name_key, ' ') && string_to_array(e.name_key, ' ')",
  },
  { entry: "e.nkk_ok", roll: "v.nkk_ok" },
  // A date and anything of the name, or a date and the desa.
  {
    entry: "e.birth_date::text || word",
    roll: "v.birth_date::text || word",
    entryEach: words("e"),
    rollEach: words("v"),
  },
  {
    entry: "e.birth_date::text || left(e.name_norm, 2)",
    roll: "v.birth_date::text || left(v.name_norm, 2)",
  },
  {
    entry: "e.birth_date::text || right(e.name_norm, 3)",
    roll: "v.birth_date::text || right(v.name_norm, 3)",
  },
  { entry: "e.birth_date::text || desa", roll: "v.birth_date::text || v.desa_key", entryEach: DESAS },
  // The whole name by sound, with what else is known of the person.
  { entry: "e.name_key || years", roll: "v.name_key || v.age", entryEach: AGES(2) },
  {
    entry: "e.name_key || to_char(e.birth_date, 'MMDD')",
    roll: "v.name_key || to_char(v.birth_date, 'MMDD')",
  },
  { entry: "e.name_key || desa", roll: "v.name_key || v.desa_key", entryEach: DESAS },
  { entry: "e.name_key", roll: "v.name_key", only: `e.age IS NULL AND (${PLACELESS})` },
  // A word of the name in the desa, of nearly the same age.
  {
    entry: "desa || word || years",
    roll: "v.desa_key || word || v.age",
    entryEach: `${DESAS}, ${words("e")}, ${AGES(2)}`,
    rollEach: words("v"),
  },
  {
    entry: "desa || word",
    roll: "v.desa_key || word",
    entryEach: `${DESAS}, ${words("e")}`,
    rollEach: words("v"),
    only: "e.age IS NULL",
    alike:
      `${edits(3)} OR string_to_array(v.name_key, ' ') <@ string_to_array(e.name_key, ' ') OR ` +
      `string_to_array(e.name_key, ' ') <@ string_to_array(v.name_key, ' ')`,
  },
  // A name misspelt in every word, in the desa.
  {
    entry: "desa || years || left(e.name_norm, 1)",
    roll: "v.desa_key || v.age || left(v.name_norm, 1)",
    entryEach: `${DESAS}, ${AGES(2)}`,
    alike: edits(4),
  },
  {
    entry: "desa || years || right(e.name_norm, 2)",
    roll: "v.desa_key || v.age || right(v.name_norm, 2)",
    entryEach: `${DESAS}, ${AGES(2)}`,
    alike: edits(3),
  },
  {
    entry: "desa || left(e.name_norm, 2)",
    roll: "v.desa_key || left(v.name_norm, 2)",
    entryEach: DESAS,
    only: "e.age IS NULL",
    alike: edits(3),
  },
  // Neither date nor desa: a name nearly the same, of nearly the same age.
  {
    entry: "years || left(e.name_norm, 3)",
    roll: "v.age || left(v.name_norm, 3)",
    entryEach: AGES(1),
    only: `e.birth_date IS NULL AND (${PLACELESS})`,
    alike: edits(2),
  },
  {
    entry: "left(e.name_norm, 5)",
    roll: "left(v.name_norm, 5)",
    only: `e.age IS NULL AND e.nik_ok IS NULL AND (${PLACELESS})`,
    alike: edits(2),
  },
];

const comma = (each: string | undefined) => raw(each === undefined ? "" : `, ${each}`);

const meet = ({ roll, entry, pair }: MatchTables, one: Meeting): Sql => sql`
  INSERT INTO
    ${pair} (a, b)
  SELECT
    e.row_no,
    v.row_no
  FROM
    (
      SELECT
        e.*,
        ${raw(one.entry)} AS k
      FROM
        ${entry} e ${comma(one.entryEach)}
      WHERE
        ${raw(one.only === undefined ? "true" : `(${one.only})`)}
    ) AS e
    JOIN (
      SELECT
        v.row_no,
        v.name_norm,
        v.name_key,
        ${raw(one.roll)} AS k
      FROM
        ${roll} v ${comma(one.rollEach)}
    ) AS v ON v.k = e.k
  WHERE
    ${raw(one.alike === undefined ? "true" : `(${one.alike})`)}
`;

/** One statement a way to meet: each adds the pairs of entry and voter that could be one person. */
export const meetings = (tables: MatchTables): Sql[] => [
  sql`
    CREATE TEMP TABLE ${tables.pair} (a int, b int) ON
    COMMIT
    DROP
  `,
  ...MEETINGS.map((one) => meet(tables, one)),
];

/** Every pair once, whichever ways brought it. */
export const distinctPairs = ({ pair, met }: MatchTables): Sql => sql`
  CREATE TEMP TABLE ${met} ON
  COMMIT
  DROP AS
  SELECT DISTINCT
    a,
    b
  FROM
    ${pair}
`;
