import { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { missingNeed } from "@/lib/detectors/kit/applicability";
import type { Fills, Reason } from "@/lib/detectors/kit/applicability";
import type { Detector, DetectorContext, Preparation, QueryFn, SnapshotInfo } from "@/lib/detectors/kit/types";

/** What all detectors of a run share. */
export interface RunFacts {
  readonly runId: number;
  readonly snapshot: SnapshotInfo;
  readonly baseline: SnapshotInfo | null;
  readonly history: readonly SnapshotInfo[];
  readonly fills: Fills;
  readonly baselineFills: Fills;
  readonly damagedFiles: readonly number[];
  readonly damagedNkkFiles: readonly number[];
  /** The values in force per code, as stored with the run. */
  readonly params: ReadonlyMap<string, unknown>;
  readonly query: QueryFn;
  readonly keepModel: (name: string, model: unknown) => void;
}

export function contextFor(detector: Detector, facts: RunFacts, tables: Readonly<Record<string, Sql>>): DetectorContext<unknown> {
  const { snapshot, baseline, history, damagedFiles, damagedNkkFiles, query, keepModel } = facts;
  return { snapshot, baseline, history, damagedFiles, damagedNkkFiles, query, keepModel, tables, params: detector.params.parse(facts.params.get(detector.code) ?? {}) };
}

/** Rule 1, for both rolls, then the detector's own reason. */
export async function notApplicable(detector: Detector, facts: RunFacts, ctx: DetectorContext<unknown>): Promise<Reason | null> {
  const missing = missingNeed(detector, facts.snapshot, facts.fills);
  if (missing !== null) return missing;
  if (detector.needsBaseline === true) {
    if (facts.baseline === null) return { key: "noBaseline", values: {} };
    const before = missingNeed(detector, facts.baseline, facts.baselineFills, "baseline");
    if (before !== null) return before;
  }
  const own = await detector.notApplicable?.(ctx);
  return typeof own === "string" ? { key: own, values: {} } : null;
}

/** What BRK-01 keeps a detector from: everything (`all`), or some files, by name. Null when its numbers are sound. */
export function heldBack(detector: Detector, facts: RunFacts): { readonly all: boolean; readonly reason: Reason } | null {
  if (detector.heldBackOnDamaged === undefined) return null;
  const damaged = detector.heldBackOnDamaged === "nik" ? facts.damagedFiles : facts.damagedNkkFiles;
  if (damaged.length === 0) return null;
  const filled = facts.snapshot.files.filter((file) => file.rows > 0);
  const all = filled.every((file) => damaged.includes(file.ord));
  const names = facts.snapshot.files.filter((file) => damaged.includes(file.ord)).map((file) => file.name);
  const files = names.length > 5 ? `${names.slice(0, 5).join(", ")} …` : names.join(", ");
  return { all, reason: { key: all ? "heldBackAll" : "heldBackSome", values: { code: "BRK-01", column: detector.heldBackOnDamaged, count: names.length, files } } };
}

/** The working tables of one run: unlogged and not temporary, so that parallel scans may read them. */
export class WorkingTables {
  readonly #built = new Map<string, Sql | Error>();
  readonly #runId: number;
  readonly #query: QueryFn;

  constructor(runId: number, query: QueryFn) {
    this.#runId = runId;
    this.#query = query;
  }

  #table(name: string): Sql {
    if (!/^[a-z][a-z0-9_]{0,30}$/.test(name)) throw new TypeError(`not a table name: ${name}`);
    return raw(`run_${this.#runId}_${name}`);
  }

  /** Builds what is not there yet. A preparation that failed once fails every detector that needs it, with its first error. */
  async prepare(preparations: readonly Preparation[], ctx: DetectorContext<unknown>): Promise<Record<string, Sql>> {
    const tables: Record<string, Sql> = {};
    for (const preparation of preparations) {
      const known = this.#built.get(preparation.name) ?? (await this.#build(preparation, ctx));
      if (known instanceof Error) throw new Error(`${preparation.name}: ${known.message}`, { cause: known });
      tables[preparation.name] = known;
    }
    return tables;
  }

  async #build({ name, build }: Preparation, ctx: DetectorContext<unknown>): Promise<Sql | Error> {
    const table = this.#table(name);
    try {
      // A worker that was killed may have left it, half filled.
      await this.#query(raw(`DROP TABLE IF EXISTS ${table.text}`));
      for (const statement of await build(ctx, table)) await this.#query(statement);
      await this.#query(raw(`ANALYZE ${table.text}`));
      this.#built.set(name, table);
      return table;
    } catch (error) {
      const kept = error instanceof Error ? error : new Error(String(error));
      this.#built.set(name, kept);
      return kept;
    }
  }

  async dropAll(): Promise<void> {
    for (const name of this.#built.keys()) await this.#query(raw(`DROP TABLE IF EXISTS ${this.#table(name).text}`));
  }
}
