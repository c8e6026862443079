import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { rows } from "@/lib/db/sql";
import { maskDeep } from "@/lib/mask-text";
import { namedPersonSchema } from "@/lib/list/model/named-person";
import { estimateOf, type SampleEstimate, VISIT_RESULTS } from "@/lib/list/model/sample";
import { type ShownPerson, shownPerson } from "@/lib/list/model/shown-person";
import { reachableList } from "./access";

const lineSchema = z.object({
  sampleId: z.number(),
  seed: z.number(),
  population: z.number(),
  createdAt: z.string(),
  ord: z.number(),
  line: z.number().nullable(),
  desaKey: z.string(),
  desa: z.string().nullable(),
  stratum: z.number(),
  result: z.enum(VISIT_RESULTS).nullable(),
  people: z.array(namedPersonSchema).nullable(),
});

/** A visit of a sample: whom, masked, and what it found. */
export interface SampleVisit {
  readonly ord: number;
  readonly line: number | null;
  readonly desa: string | null;
  readonly result: (typeof VISIT_RESULTS)[number] | null;
  /** none once the list's people are deleted */
  readonly people: readonly ShownPerson[];
}

export interface ListSampleView {
  readonly id: number;
  readonly seed: number;
  readonly population: number;
  readonly createdAt: string;
  readonly visits: readonly SampleVisit[];
  readonly estimate: SampleEstimate;
}

/** The samples that were drawn of a list, newest first; the people masked as on its page. */
export async function listSamples(ctx: Ctx, listId: number): Promise<ListSampleView[]> {
  await reachableList(ctx, listId, "list.view");
  const found = await rows(
    lineSchema,
    sql`
      SELECT
        s.id AS "sampleId",
        s.seed,
        s.population,
        to_json(s.created_at) #>> '{}' AS "createdAt",
        p.ord,
        n.line_no AS line,
        p.desa_key AS "desaKey",
        r.name AS desa,
        p.stratum,
        p.result,
        n.people
      FROM
        list_sample s
        JOIN list_sample_line p ON p.sample_id = s.id
        LEFT JOIN reference_list_line n ON n.list_id = s.list_id
        AND n.ord = p.list_ord
        LEFT JOIN region_code r ON r.code = p.desa_key
      WHERE
        s.list_id = ${listId}::int
      ORDER BY
        s.id DESC,
        p.ord
    `,
  );
  return maskDeep(
    [...Map.groupBy(found, ({ sampleId }) => sampleId).values()].flatMap((lines) => {
      const [first] = lines;
      if (first === undefined) return [];
      const { sampleId: id, seed, population, createdAt } = first;
      return [
        {
          id,
          seed,
          population,
          createdAt,
          visits: lines.map(({ ord, line, desa, result, people }) => ({
            ord,
            line,
            desa,
            result,
            people: (people ?? []).map(shownPerson),
          })),
          estimate: estimateOf(lines, population),
        },
      ];
    }),
  );
}
