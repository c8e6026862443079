import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";
import { query, rows } from "@/lib/db/sql";
import type { DetectorContext, Preparation } from "@/lib/detectors/kit/types";

/**
 * The working tables of one run: unlogged and not temporary, so that parallel scans and all connections may
 * read them; in the one schema where the product's role may make tables.
 */
export class WorkingTables {
  /** By name: built, being built on some connection, or failed. */
  readonly #known = new Map<string, Promise<Sql>>();
  readonly #finished = new Set<string>();
  readonly #prefix: string;

  constructor(runId: number) {
    this.#prefix = `run_${Math.trunc(runId)}_`;
  }

  /** Nothing is left to be built there, or it failed. */
  isFinished({ name }: Preparation): boolean {
    return this.#finished.has(name);
  }

  /**
   * Builds what is not there yet and waits for what another connection is building. A preparation that failed
   * once fails every detector that needs it, with its first error.
   * @param ctx of whoever needs them first: its connection does the work
   */
  async prepare(preparations: readonly Preparation[], ctx: DetectorContext): Promise<Record<string, Sql>> {
    const tables: Record<string, Sql> = {};
    for (const preparation of preparations) {
      const { name } = preparation;
      const table =
        this.#known.get(name) ?? this.#build(preparation, ctx).finally(() => this.#finished.add(name));
      this.#known.set(name, table);
      tables[name] = await table.catch((error: unknown) => {
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      });
    }
    return tables;
  }

  async #build({ name, from = [], build }: Preparation, ctx: DetectorContext): Promise<Sql> {
    if (!/^[a-z][a-z0-9_]{0,30}$/.test(name)) throw new TypeError(`not a table name: ${name}`);
    const table = raw(`scratch.${this.#prefix}${name}`);
    const tables = { ...ctx.tables, ...(await this.prepare(from, ctx)) };
    // A worker that was killed may have left it, half filled.
    await ctx.query(sql`DROP TABLE IF EXISTS ${table}`);
    for (const statement of await build({ ...ctx, tables }, table)) await ctx.query(statement);
    // A small sample: what the planner has to know is how many rows there are and which columns tell them
    // apart.
    await ctx.query(sql`
      SET
        default_statistics_target = 20
    `);
    await ctx.query(sql`ANALYZE ${table}`);
    await ctx.query(sql`RESET default_statistics_target`);
    return table;
  }

  /**
   * Those of a killed worker and whatever a preparation made beside its own as well. Not on a connection of
   * the run: its statement may be under cancellation.
   */
  async dropAll(): Promise<void> {
    const left = await rows(
      z.object({ name: z.string() }),
      sql`
        SELECT
          relname AS name
        FROM
          pg_class
        WHERE
          relkind = 'r'
          AND relnamespace = 'scratch'::regnamespace
          AND starts_with(relname, ${this.#prefix})
      `,
    );
    for (const { name } of left) await query(raw(`DROP TABLE IF EXISTS scratch.${name}`));
  }
}
