import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { strongerThan } from "./precedence";
import { quoted } from "./sql";

/** A `record` detector whose parameters are settled. */
export interface FusedRule {
  readonly code: string;
  readonly supersededBy: readonly string[];
  /** SQL boolean over `v` */
  readonly where: Sql;
  /** SQL jsonb over `v` */
  readonly evidence: Sql;
}

/**
 * Number of a rule → its columns in the result: `e<n>` the evidence, null where it does not stand; `f<n>`
 * what it took in.
 */
export const evidenceColumn = (index: number): Sql => raw(`e${index}`);
export const absorbedColumn = (index: number): Sql => raw(`f${index}`);

/**
 * All record rules in ONE scan of the roll (the fused scan): a row with at least one hit gives row_no,
 * file_ord, kec_key, desa_key and per rule `e<n>`, `f<n>`. Precedence within one row is settled here, where
 * all verdicts about the row are at hand: a weaker rule that a stronger one overrules has no evidence of its
 * own and stands in the `f<n>` of the strongest surviving rule above it. Most rows have no hit and leave by
 * the inner condition, before anything is made of them; for the few that stay the verdicts are found once
 * more. OFFSET 0 keeps PostgreSQL from evaluating them for every mention and, unlike a limit, does not forbid
 * a parallel scan.
 */
export function fuse(roll: Sql, rules: readonly FusedRule[]): Sql {
  const index = new Map(rules.map((rule, i) => [rule.code, i]));
  const above = rules.map((rule) =>
    strongerThan(rule.code, rules as never).map((code) => index.get(code) as number),
  );
  const hit = (i: number) => raw(`v.h${i}`);
  const anyHit = (of: readonly number[]) => (of.length === 0 ? raw("false") : join(of.map(hit), " OR "));
  const stands = (i: number) => sql`
    ${hit(i)}
    AND NOT (${anyHit(above[i] ?? [])})
  `;
  const columns = rules.map((rule, i) => {
    const taken = rules.flatMap((weaker, w) => {
      const chain = above[w] ?? [];
      const place = chain.indexOf(i);
      if (place < 0) return [];
      const earlier = chain.slice(0, place).map(stands);
      const free = earlier.length === 0 ? raw("true") : sql`NOT (${join(earlier, " OR ")})`;
      const entry = sql`
        jsonb_build_array(
          jsonb_build_object(
            'code',
            ${quoted(weaker.code)},
            'evidence',
            ${weaker.evidence}
          )
        )
      `;
      return [
        sql`
          CASE
            WHEN ${hit(w)}
            AND ${free} THEN ${entry}
            ELSE '[]'::jsonb
          END
        `,
      ];
    });
    const absorbed = taken.length === 0 ? raw("'[]'::jsonb") : join(taken, " || ");
    return sql`
      CASE
        WHEN ${stands(i)} THEN ${rule.evidence}
      END AS ${evidenceColumn(i)},
      CASE
        WHEN ${stands(i)} THEN ${absorbed}
      END AS ${absorbedColumn(i)}
    `;
  });
  const verdicts = rules.map((rule, i) => sql`coalesce((${rule.where}), FALSE) AS ${raw(`h${i}`)}`);
  return sql`
    SELECT
      v.row_no,
      v.file_ord,
      v.kec_key,
      v.desa_key,
      ${join(columns, ", ")}
    FROM
      (
        SELECT
          v.*,
          ${join(verdicts, ", ")}
        FROM
          ${roll} v
        WHERE
          ${join(
            rules.map(({ where }) => sql`(${where})`),
            " OR ",
          )}
        OFFSET
          0
      ) v
  `;
}
