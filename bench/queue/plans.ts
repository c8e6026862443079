import { z } from "zod";
import { pool } from "@/lib/db/pool";
import type { Question } from "./questions";

interface Node {
  readonly "Node Type": string;
  readonly "Relation Name"?: string | undefined;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number | undefined;
  readonly Plans?: readonly Node[] | undefined;
}
const nodeSchema: z.ZodType<Node> = z.looseObject({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Actual Rows": z.number(),
  "Actual Loops": z.number(),
  "Rows Removed by Filter": z.number().optional(),
  get Plans() {
    return z.array(nodeSchema).optional();
  },
});

/** Tables that grow with the work; reading one of them as a whole is what must not happen. */
const GROWING = new Set(["finding", "finding_record", "run_finding", "judgement"]);
/** Rows read and thrown away that already count as scanning. */
const WASTE = 20_000;

/** The statements that a question sends, as (text, values). */
async function statementsOf(question: Question): Promise<{ text: string; values: unknown[] }[]> {
  const seen: { text: string; values: unknown[] }[] = [];
  const watched = pool();
  const original = watched.query.bind(watched);
  const spy = (text: unknown, values: unknown) => {
    if (typeof text === "string") seen.push({ text, values: Array.isArray(values) ? values : [] });
    return Reflect.apply(original, watched, [text, values]) as unknown;
  };
  Object.assign(watched, { query: spy });
  try {
    await question.ask();
  } finally {
    Object.assign(watched, { query: original });
  }
  return seen.filter(({ text }) => /\bfinding\b/.test(text) && /^\s*(select|with)\b/i.test(text));
}

/** The parts of a question's plans that scan; none is the goal. */
export async function scans(question: Question): Promise<string[]> {
  const found: string[] = [];
  for (const { text, values } of await statementsOf(question)) {
    const { rows: answer } = await pool().query<{ "QUERY PLAN": unknown }>(
      `explain (analyze, format json) ${text}`,
      values,
    );
    const plan = z.array(z.looseObject({ Plan: nodeSchema })).parse(answer[0]?.["QUERY PLAN"]);
    for (const entry of plan) walk(entry.Plan, found);
  }
  return found;
}

function walk(part: Node, found: string[]): void {
  const relation = part["Relation Name"] ?? "";
  const wasted = (part["Rows Removed by Filter"] ?? 0) * part["Actual Loops"];
  if (part["Node Type"] === "Seq Scan" && GROWING.has(relation)) found.push(`Seq Scan on ${relation}`);
  else if (wasted > WASTE) found.push(`${part["Node Type"]} on ${relation} threw away ${wasted} rows`);
  for (const child of part.Plans ?? []) walk(child, found);
}
