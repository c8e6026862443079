import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { knownRecord, type KnownRecord } from "@/lib/domain/known-record";

const stored = z.object({ snapshotId: z.number(), records: z.array(knownRecord) });

/** The made-up people of a finding with a known answer, or null for a real one. Nobody outside the server may learn which it was. */
export async function knownRecords(read: ReadRows, findingId: number): Promise<{ snapshotId: number; records: KnownRecord[] } | null> {
  const [found] = await read(stored, sql`select f.snapshot_id as "snapshotId", k.records from known_answer k join finding f on f.id = k.finding_id where k.finding_id = ${findingId}`);
  return found ?? null;
}
