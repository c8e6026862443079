import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { bits } from "./prepare-names";
import type { LinkageTables } from "./tables";

/*
 * How rare words are together. I and WAYAN are borne by half a kabupaten of Bali each, and nearly always
 * together: the product of their shares makes every namesake look like one person. So the share of people who
 * bear a set of words, wherever the words stand, is counted in the roll itself, for every set that a name of
 * four words has. What is too rare to count is estimated from the best counted part of it, one word less, as a
 * back-off model does (Katz 1987): the words of I WAYAN DANUNA are as common as I WAYAN, times DANUNA.
 */

const SLOTS = [1, 2, 3, 4] as const;
/** Sets of slots as numbers of four bits; single words stand in the table of words. */
const SETS = Array.from({ length: 15 }, (_, i) => i + 1);
const slotsOf = (set: number) => SLOTS.filter((slot) => (set & (1 << (slot - 1))) !== 0);
const TOGETHER = SETS.filter((set) => slotsOf(set).length > 1);
/** Words have numbers (their sounds): the sum of them names a set, in whatever order it stands. */
const keyOf = (set: number) =>
  slotsOf(set)
    .map((slot) => `w${slot}::int8`)
    .join(" + ");

/** How many bear each set of two to four words, where more than the two of a pair do: (key, c). */
export function jointTable(tables: LinkageTables): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${tables.joint} AS
    SELECT
      KEY,
      sum(c)::float8 AS c
    FROM
      (
        SELECT
          unnest(ARRAY[${raw(TOGETHER.map(keyOf).join(", "))}]) AS KEY,
          c
        FROM
          ${tables.named}
        WHERE
          words > 1
      ) AS sets
    WHERE
      KEY IS NOT NULL
    GROUP BY
      KEY
    HAVING
      sum(c) > 2
  `;
}

/**
 * The share of a set among others than the one that is judged: what its parts foretell, corrected by how many bear
 * it (the mean of a Dirichlet posterior, MacKay and Peto 1995). What is foretold counts as BELIEF people, so a
 * set that many bear is as common as they are, and one that only this pair bears, though its words are common,
 * is as rare as that.
 */
const corrected = (bearers: string, expected: string) =>
  `(${BELIEF} + greatest(${bearers}, 2) - 1) / (${BELIEF} / (${expected}) + n)`;
const BELIEF = 2;

function shareOf(set: number): string {
  const slots = slotsOf(set);
  if (slots.length === 1) return `p${String(slots[0])}`;
  return `CASE WHEN ${keyOf(set)} IS NOT NULL THEN ${corrected(`coalesce(j${set}.c, 0)`, foretold(set))} END`;
}

/** One word less, times that word: the commonest such estimate, for a rarity too great is believed. */
function foretold(set: number): string {
  const slots = slotsOf(set);
  if (slots.length === 1) return `p${String(slots[0])}`;
  return `greatest(${slots.map((slot) => `s${set & ~(1 << (slot - 1))} * p${slot}`).join(", ")})`;
}

/**
 * Distinct names with `joint`, the rarity of each set of their words by the number of the set (1 to 15), and
 * `bits`, that of the whole: what others of this name make its share, or what its parts foretell where that is more.
 */
export function rarityTable(tables: LinkageTables): Sql {
  const bySize = [1, 2, 3, 4].map((size) => SETS.filter((set) => slotsOf(set).length === size));
  const steps = bySize.map((sets) => sets.map((set) => `${shareOf(set)} AS s${set}`).join(", "));
  const joins = join(
    TOGETHER.map((set) => sql`LEFT JOIN ${tables.joint} ${raw(`j${set} ON j${set}.key = ${keyOf(set)}`)}`),
    " ",
  );
  const counts = TOGETHER.map((set) => `j${set}.c AS c${set}`).join(", ");
  const nested = steps.reduce(
    (inner, step) => sql`
      (
        SELECT
          *,
          ${raw(step.replaceAll(/j(\d+)\.c/g, "c$1"))}
        FROM
          ${inner} AS s
      )
    `,
    sql`
      (
        SELECT
          d.*,
          total.n,
          ${raw(counts)}
        FROM
          ${tables.named} d
          CROSS JOIN (
            SELECT
              greatest(sum(c), 1)::float8 AS n
            FROM
              ${tables.spelling}
          ) AS total ${joins}
      )
    `,
  );
  const whole = `CASE ${bySize
    .toReversed()
    .flat()
    .map((set) => `WHEN s${set} IS NOT NULL THEN s${set}`)
    .join(" ")} ELSE 1 END`;
  return sql`
    CREATE UNLOGGED TABLE ${tables.name} AS
    SELECT
      ${raw(NAMED.join(", "))},
      ARRAY[${raw(SETS.map((set) => bits(`s${set}`)).join(", "))}] AS joint,
      ${raw(bits(corrected("c", `(${whole}) * unheard`)))} AS bits
    FROM
      ${nested} AS shares
  `;
}

/** Columns of a name that do not depend on the others. */
const NAMED = [
  "name_norm",
  "name_id",
  "c",
  "w1",
  "w2",
  "w3",
  "w4",
  "h1",
  "h2",
  "h3",
  "h4",
  "unknown",
  "speech",
  "letters",
  "first_word",
  "last_word",
  "spelling",
  "initials",
  "spelling_length",
  "vowels",
  "sound",
  "words",
  "word_marks",
  "head_marks",
  "sound_bits",
  "speech_bits",
  "odd_bits",
  "respelt_bits",
];
