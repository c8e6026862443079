import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { ROLL_COLUMNS, type RawRecord } from "@/lib/domain/roll-columns";

const rawRecord = z.partialRecord(z.enum(ROLL_COLUMNS), z.string().nullable());

/** The made-up people of a finding with a known answer, or null for a real one. Nothing outside the server may learn which it was. */
export async function knownRecords(read: ReadRows, findingId: number): Promise<RawRecord[] | null> {
  const found = await read(z.object({ records: z.array(rawRecord) }), sql`select records from known_answer where finding_id = ${findingId}`);
  return found[0]?.records ?? null;
}
