import sql, { raw as rawSql } from "sql-template-tag";
import { z } from "zod";
import type { Sql } from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import type { Detector, DetectorContext, Preparation, SnapshotInfo } from "@/lib/detectors/kit/types";
import type { RawRecord } from "@/lib/roll/columns";
import type { CarrierRow } from "./carrier-row";
import { storedLine } from "./stored-line";
import { assertPresent } from "@/lib/assert-present";

const TABLE = rawSql("control_person");
/**
 * The working tables that the detector reads, made from these few people; in the caller's transaction, so
 * that nothing of them remains.
 */
async function prepare(
  preparations: readonly Preparation[],
  ctx: DetectorContext,
  made: Record<string, Sql> = {},
): Promise<Record<string, Sql>> {
  for (const { name, from = [], build } of preparations) {
    if (name in made) continue;
    await prepare(from, ctx, made);
    const table = rawSql(`scratch.control_${ctx.snapshot.id}_${name}`);
    for (const statement of await build({ ...ctx, tables: made }, table)) await ctx.query(statement);
    made[name] = table;
  }
  return made;
}

const proposalSchema = z.object({
  evidence: z.record(z.string(), z.unknown()),
  score: z.number().nullable(),
  rows: z.array(z.number()),
});
export type Proposal = z.infer<typeof proposalSchema>;

/**
 * What the detector itself says of these people, who stand at these lines, and of which of them; null when it
 * says nothing.
 */
export async function verify(
  query: QueryFn,
  detector: Detector,
  people: readonly RawRecord[],
  carriers: readonly CarrierRow[],
  snapshot: SnapshotInfo,
  params: unknown,
): Promise<Proposal | null> {
  await query(sql`DROP TABLE IF EXISTS ${TABLE}`);
  await query(sql`CREATE TEMP TABLE ${TABLE} (LIKE voter_record including defaults)`);
  for (const [at, raw] of people.entries()) {
    const carrier = assertPresent(carriers[at]);
    await query(sql`
      INSERT INTO
        ${TABLE}
      SELECT
        *
      FROM
        jsonb_populate_record(NULL::voter_record, ${JSON.stringify(
          storedLine(raw, carrier, snapshot),
        )}::jsonb)
    `);
  }
  const alone: DetectorContext = {
    snapshot: { ...snapshot, roll: TABLE },
    baseline: null,
    history: [],
    exchangedFiles: [],
    damagedFiles: [],
    damagedNkkFiles: [],
    query,
    tables: {},
    keepModel: () => undefined,
    params: detector.params.parse(params ?? {}),
  };
  const tables = await prepare(detector.preparations ?? [], alone);
  const ctx = { ...alone, tables };
  const found =
    detector.kind === "record"
      ? await query(sql`
          SELECT
            ${detector.evidenceSql(ctx)} AS evidence,
            NULL::float8 AS score,
            ARRAY[v.row_no] AS rows
          FROM
            ${TABLE} v
          WHERE
            ${detector.where(ctx)}
          LIMIT
            1
        `)
      : detector.kind === "find"
        ? await query(sql`
            SELECT
              to_jsonb(q) -> 'evidence' AS evidence,
              (to_jsonb(q) ->> 'score')::float8 AS score,
              to_jsonb(q) -> 'rows' AS rows
            FROM
              (${detector.find(ctx)}) q
            LIMIT
              1
          `)
        : [];
  for (const table of [...Object.values(tables), TABLE]) await query(sql`DROP TABLE ${table}`);
  const [first] = z.array(proposalSchema).parse(found);
  return first && detector.evidence.safeParse(first.evidence).success ? first : null;
}
