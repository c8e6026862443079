import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import { rowsIn } from "@/lib/db/tx-rows";
import type { Tx } from "@/lib/db/tx";
import { codesFor } from "@/lib/finding/queries/codes/tables";
import { proposedValue } from "@/lib/finding/model/proposed-value";
import { IS_ABOUT } from "@/lib/finding/queries/people";
import { officeToday } from "@/lib/regions/time-zone";
import { isCoded } from "@/lib/roll/code-tables";
import { COLUMN, type CorrectableColumn } from "@/lib/roll/columns";
import { IS_RECORD } from "@/lib/roll/shown-record";
import type { FollowUpDetail } from "@/lib/finding/model/machine/facts";
import type { Answer } from "@/lib/finding/model/answer";
import type { Judged } from "@/lib/finding/model/machine/action";
import { aboutOf, isAboutArea } from "@/lib/finding/model/about";
import { followUpRule } from "@/lib/finding/model/reasons";
import { badInput } from "@/lib/errors";
import { detectorOf } from "@/lib/finding/queries/catalogue";
import { strikeOf } from "./strike";
import { knownChanges } from "@/lib/finding/queries/opened/change";
import { placedRecords, RECORDS_SHOWN } from "@/lib/finding/queries/opened/records";
import type { LoadedFinding } from "@/lib/finding/queries/load";

/**
 * An answer of the form as the machine takes it. The follow-up names voters of the finding; of records that
 * are one person at least one stays on the roll. It need not be one that the detector suggests: whoever looks
 * into a wrong date may learn that the voter has died.
 */
export async function judgedOf(tx: Tx, finding: LoadedFinding, answer: Answer): Promise<Judged> {
  if (answer.outcome === "rejected") {
    const { innocent } = answer;
    if (innocent !== undefined && detectorOf(finding.detector)?.innocent.includes(innocent) !== true)
      throw badInput("reject-innocent");
    return { outcome: "rejected", reasonCode: answer.reason, followUp: null };
  }
  const { followUp } = answer;
  if (followUpRule(followUp.code).strikes && isAboutArea(finding.subjectType))
    throw badInput("follow-up-area");
  const { paper, meant, proposal, ...typed } = followUp;
  const wanted = proposal === undefined ? typed : await proposedChange(tx, finding, typed, proposal);
  const placed = await withValues(tx, finding, await withRows(tx, finding, wanted));
  const struck = followUpRule(placed.code).strikes
    ? await strikeOf(tx, finding, placed.rows ?? null, { code: placed.code, paper, meant })
    : {};
  return { outcome: "accepted", reasonCode: followUp.code, followUp: { ...placed, ...struck } };
}

/** The value that the rule knows, which the browser was shown masked. */
async function proposedChange(
  tx: Tx,
  finding: LoadedFinding,
  followUp: FollowUpDetail,
  id: string,
): Promise<FollowUpDetail> {
  const records = await placedRecords(finding.id, -1, RECORDS_SHOWN, rowsIn(tx));
  const { proposals } = await knownChanges(finding, records, rowsIn(tx));
  const chosen = proposals.find((proposal) => proposal.id === id);
  if (chosen === undefined) throw badInput("follow-up-proposal");
  const { element, value, rows } = chosen;
  return { ...followUp, element, proposedValue: value, rows: followUp.rows ?? rows };
}

async function withRows(tx: Tx, finding: LoadedFinding, followUp: FollowUpDetail): Promise<FollowUpDetail> {
  const rule = followUpRule(followUp.code);
  if (rule.rows === "none") return { ...followUp, rows: undefined };
  const subjects = await subjectRows(tx, finding.id);
  if (subjects.length === 0) return { ...followUp, rows: undefined };
  const chosen = [...new Set(followUp.rows ?? [])].sort((a, b) => a - b);
  if (chosen.length === 0) {
    // A group means all of its voters and would only repeat a long list; of several people somebody must say
    // who is meant.
    if (finding.isGroup) return { ...followUp, rows: undefined };
    if (subjects.length > 1) throw badInput("follow-up-rows");
    return { ...followUp, rows: subjects };
  }
  if (chosen.some((row) => !subjects.includes(row))) throw badInput("follow-up-rows");
  if (rule.rows === "some-not-all" && subjects.length > 1 && chosen.length === subjects.length)
    throw badInput("follow-up-keep-one");
  return { ...followUp, rows: chosen };
}

/** UBAH: a value that the element can have, beside the one that the roll has now. */
async function withValues(tx: Tx, finding: LoadedFinding, followUp: FollowUpDetail): Promise<FollowUpDetail> {
  const { element, proposedValue: typed, rows = [] } = followUp;
  if (!followUpRule(followUp.code).element || element === undefined || typed === undefined) return followUp;
  const codes = await codesFor(finding.snapshotId, tx);
  const checked = proposedValue(element, typed, {
    today: officeToday(finding.regionCode),
    codes,
  });
  // Numbers of identity stay out of messages.
  if (!checked.ok)
    throw badInput(checked.code, {
      source: codes.perbaikan.source,
      ...(element === "nik" || element === "nkk" ? {} : { value: typed }),
    });
  const { value } = checked;
  if (element === "tps") await assertTps(tx, finding, value, rows);
  const rollValue = rows.length === 1 ? await valueOnRoll(tx, finding.id, rows[0] ?? 0, element) : undefined;
  if (rollValue !== undefined && rollValue === value) throw badInput("follow-up-value-same");
  const { table } = isCoded(element) ? codes[element] : codes.perbaikan;
  return { ...followUp, proposedValue: value, table, ...(rollValue === undefined ? {} : { rollValue }) };
}

/** What the roll says now: read here, never taken from the browser. */
async function valueOnRoll(
  tx: Tx,
  findingId: number,
  rowNo: number,
  element: CorrectableColumn,
): Promise<string | undefined> {
  const [found] = await rowsIn(tx)(
    z.object({ value: z.string().nullable() }),
    sql`
      SELECT
        ${raw(`v.${COLUMN[element].stored}`)} AS value
      FROM
        finding_record r
        JOIN shown_record v ON ${IS_RECORD}
      WHERE
        r.finding_id = ${findingId}
        AND r.row_no = ${rowNo}
        AND ${IS_ABOUT}
      LIMIT
        1
    `,
  );
  return found?.value ?? undefined;
}

/** A voter can only be moved to a TPS that their desa has; of a finding over several desa, each of theirs. */
async function assertTps(
  tx: Tx,
  finding: LoadedFinding,
  value: string,
  meant: readonly number[],
): Promise<void> {
  const desa =
    finding.desaKey === null
      ? sql`
          SELECT DISTINCT
            v.desa_key
          FROM
            voter_record v
          WHERE
            v.snapshot_id = ${finding.snapshotId}
            AND v.row_no = ANY (${meant}::INT[])
            AND v.desa_key <> ''
        `
      : sql`SELECT ${finding.desaKey}::text AS desa_key`;
  const [found] = await rowsIn(tx)(
    z.object({ known: z.boolean() }),
    sql`
      SELECT
        coalesce(
          bool_and(
            EXISTS (
              SELECT
                1
              FROM
                voter_record t
              WHERE
                t.snapshot_id = ${finding.snapshotId}
                AND t.desa_key = d.desa_key
                AND t.tps_no = ${Number(value)}
            )
          ),
          TRUE
        ) AS known
      FROM
        (
          ${desa}
        ) d
    `,
  );
  if (found?.known !== true) throw badInput("follow-up-value-tps", { value });
}

async function subjectRows(tx: Tx, findingId: number): Promise<number[]> {
  const records = await tx.findingRecord.findMany({
    where: { findingId },
    orderBy: { rowNo: "asc" },
    select: { rowNo: true, role: true },
  });
  return [...new Set(aboutOf(records).map((record) => record.rowNo))];
}
