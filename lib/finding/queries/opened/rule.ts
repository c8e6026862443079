import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { detectorOf } from "@/lib/finding/queries/catalogue";

/**
 * The rule that asked: the same for every finding of its run, and no opinion about this one. Shown from the
 * first moment on.
 */
export interface ShownRule {
  readonly version: number;
  /** Parameters in force in the run that found it. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly basis: readonly {
    readonly kind: string;
    readonly cite: string;
    readonly url?: string | undefined;
  }[];
}

const stored = z.object({ version: z.number(), params: z.record(z.string(), z.unknown()) });

export async function ruleOf(findingId: number, code: string): Promise<ShownRule> {
  const [row] = await rows(
    stored,
    sql`
      SELECT
        f.version,
        coalesce(r.params -> f.detector, '{}'::jsonb) AS params
      FROM
        finding f
        LEFT JOIN run r ON r.id = f.first_run_id
      WHERE
        f.id = ${findingId}
    `,
  );
  return { version: row?.version ?? 0, params: row?.params ?? {}, basis: detectorOf(code)?.basis ?? [] };
}
