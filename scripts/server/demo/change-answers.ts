import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { FINDING_COLUMNS } from "@/lib/finding/queries/load";
import { knownChanges } from "@/lib/finding/queries/opened/change";
import { placedRecords, RECORDS_SHOWN } from "@/lib/finding/queries/opened/records";

export interface KnownChange {
  readonly id: number;
  readonly element: string;
  readonly rows: readonly number[];
  readonly proposedValue: string;
  readonly rollValue: string | null;
}

/**
 * What the sample people correct: the value that the rule itself knows, as the form of a change offers it. Findings
 * for which it knows none are left out.
 */
export async function changeAnswers(tx: Tx, ids: readonly number[]): Promise<KnownChange[]> {
  const found: KnownChange[] = [];
  const read = rowsIn(tx);
  for (const finding of await tx.finding.findMany({
    where: { id: { in: [...ids] } },
    select: FINDING_COLUMNS,
  })) {
    const records = await placedRecords(finding.id, -1, RECORDS_SHOWN, read);
    const { proposals } = await knownChanges({ ...finding, events: [] }, records, read);
    const [chosen] = proposals;
    const rows = chosen?.rows.slice(0, 1) ?? [];
    if (chosen === undefined || rows.length === 0) continue;
    const record = records.find(({ rowNo, role }) => role === "subject" && rowNo === rows[0]);
    const was = record?.[chosen.element];
    found.push({
      id: finding.id,
      element: chosen.element,
      rows,
      proposedValue: chosen.value,
      rollValue: typeof was === "string" ? was : null,
    });
  }
  return found;
}
