import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import type { Detector } from "@/lib/detectors/kit/types";
import type { LoadedFinding } from "@/lib/finding/queries/load";
import { loadSnapshot } from "@/lib/run/engine/snapshot-info";

/** The detector's own evidence where it can be had for one record alone; else only where it came from. */
export async function memberEvidence(tx: Tx, group: LoadedFinding, detector: Detector): Promise<Sql> {
  if (detector.kind !== "record") return sql`jsonb_build_object('fromGroup', ${group.id}::int)`;
  const run = await tx.finding.findUniqueOrThrow({ where: { id: group.id }, select: { firstRunId: true } });
  const { params } = await tx.run.findUniqueOrThrow({
    where: { id: run.firstRunId },
    select: { params: true },
  });
  const query = <T>(statement: Sql) =>
    rowsIn(tx)(
      z.custom<T>(() => true),
      statement,
    );
  const snapshot = await loadSnapshot(query, group.snapshotId);
  const stored = z.record(z.string(), z.unknown()).catch({}).parse(params)[detector.code] ?? {};
  return detector.evidenceSql({
    snapshot,
    baseline: null,
    history: [],
    exchangedFiles: [],
    damagedFiles: [],
    damagedNkkFiles: [],
    query,
    tables: {},
    keepModel: () => undefined,
    params: detector.params.parse(stored),
  });
}
