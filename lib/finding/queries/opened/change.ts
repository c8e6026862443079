import sql from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { observedProposals, proposalsOf, type Proposal } from "@/lib/finding/model/proposals";
import type { WrittenEvent } from "@/lib/finding/queries/load";
import { detectorOf } from "@/lib/finding/queries/catalogue";
import { maskedValue } from "@/lib/finding/model/masked-value";
import { CORRECTABLE_COLUMNS, type CorrectableColumn, type RollColumn } from "@/lib/roll/columns";
import type { PlacedRecord } from "./records";

/** A proposal as the screen shows it: identities and birth dates masked as in the comparison. */
export interface ShownProposal extends Omit<Proposal, "value"> {
  readonly shown: string;
}

/** What the form of UBAH (perubahan data) offers. */
export interface ChangeHelp {
  readonly proposals: readonly ShownProposal[];
  /** elements that the rule asks about, offered first */
  readonly elements: readonly CorrectableColumn[];
  /** numbers of the TPS of the desa that the finding lies in */
  readonly tps: readonly number[];
}

interface Asked {
  readonly id: number;
  readonly snapshotId: number;
  readonly detector: string;
  readonly subjectType: string;
  readonly desaKey: string | null;
  readonly events: readonly WrittenEvent[];
}

/** The columns that the rule of a finding looks at. */
export const columnsOf = (code: string): readonly RollColumn[] => {
  const detector = detectorOf(code);
  return [...new Set([...(detector?.needs ?? []), ...(detector?.disputedColumns ?? [])])];
};

/** The corrections that the rule knows, values in full: for the server alone. */
export async function knownChanges(
  finding: Asked,
  records: readonly PlacedRecord[],
  read: ReadRows = onPool,
): Promise<{ proposals: Proposal[]; referenceDate: string }> {
  const [{ referenceDate } = { referenceDate: "" }] = await read(
    z.object({ referenceDate: z.string() }),
    sql`
      SELECT
        s.reference_date::text AS "referenceDate"
      FROM
        snapshot s
      WHERE
        s.id = ${finding.snapshotId}
    `,
  );
  const { subjectType } = finding;
  const columns = columnsOf(finding.detector);
  const proposals = [
    ...observedProposals(records, finding.events),
    ...proposalsOf(records, { columns, subjectType, referenceDate }),
  ];
  return { referenceDate, proposals };
}

/**
 * What may help whoever corrects a value. The elements that the evidence names are the machine's opinion, and
 * come only with it.
 * @param evidence null before a blind first judgement
 */
export async function changeHelp(
  finding: Asked,
  records: readonly PlacedRecord[],
  evidence: Readonly<Record<string, unknown>> | null,
): Promise<ChangeHelp> {
  const { proposals } = await knownChanges(finding, records);
  const named = new Set(Object.values(evidence ?? {}).flat());
  const looked = new Set<RollColumn>(columnsOf(finding.detector));
  const elements = CORRECTABLE_COLUMNS.filter((column) => named.has(column) || looked.has(column));
  return {
    proposals: evidence === null ? [] : proposals.map(shownProposal),
    elements,
    tps: await tpsOf(finding),
  };
}

function shownProposal({ value, ...rest }: Proposal): ShownProposal {
  return { ...rest, shown: maskedValue(rest.element, value) };
}

/** The TPS of the finding's desa; of one that lies over several, those of each desa that its people are in. */
async function tpsOf({ id, snapshotId, desaKey, detector }: Asked): Promise<number[]> {
  if (detectorOf(detector)?.followUps.includes("UBAH") !== true) return [];
  const inDesa =
    desaKey === null
      ? sql`
          IN (
            SELECT
              p.desa_key
            FROM
              finding_record r
              JOIN voter_record p ON p.snapshot_id = r.snapshot_id
              AND p.row_no = r.row_no
            WHERE
              r.finding_id = ${id}
              AND r.snapshot_id = ${snapshotId}
              AND p.desa_key <> ''
          )
        `
      : sql`= ${desaKey}`;
  const found = await onPool(
    z.object({ tps: z.number() }),
    sql`
      SELECT DISTINCT
        v.tps_no AS tps
      FROM
        voter_record v
      WHERE
        v.snapshot_id = ${snapshotId}
        AND v.desa_key ${inDesa}
        AND v.tps_no IS NOT NULL
      ORDER BY
        1
    `,
  );
  return found.map(({ tps }) => tps);
}
