import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { badInput } from "@/lib/errors";
import { aboutOf } from "@/lib/finding/model/about";
import { MAX_NAMED } from "@/lib/finding/model/answer";
import type { FollowUpDetail } from "@/lib/finding/model/machine/facts";
import type { PaperInput, StoredPaper } from "@/lib/finding/model/paper";
import { codesFor } from "@/lib/finding/queries/codes/tables";
import type { LoadedFinding } from "@/lib/finding/queries/load";
import { whomOf } from "@/lib/finding/queries/opened/namesakes";
import { placedRecords, type PlacedRecord } from "@/lib/finding/queries/opened/records";
import { officeToday } from "@/lib/regions/time-zone";
import { hasCode } from "@/lib/roll/code-tables";
import type { FollowUp } from "@/lib/roll/follow-ups";
import { tooManyAlike } from "@/lib/snapshot/model/namesake";
import { namesakesOf } from "@/lib/snapshot/queries/namesakes";

interface Given {
  readonly code: FollowUp;
  readonly paper: PaperInput | undefined;
  readonly meant: readonly number[] | undefined;
}

/**
 * What a strike needs beside its code: a paper whose number is that of the voter, and the person's word on who
 * is meant among all active voters of the same name or family.
 * @param rows those to be struck off; null = everybody whom the finding is about
 * @throws UserError bad-input, naming what is missing
 */
export async function strikeOf(
  tx: Tx,
  finding: LoadedFinding,
  rows: readonly number[] | null,
  { code, paper, meant = [] }: Given,
): Promise<Pick<FollowUpDetail, "table" | "paper" | "meant" | "lookAlikes">> {
  if (paper === undefined) throw badInput("paper-required");
  const { tms } = await codesFor(finding.snapshotId, tx);
  if (!hasCode(tms, code)) throw badInput("follow-up-stage", { source: tms.source });
  const records = aboutOf(await placedRecords(finding.id, -1, MAX_NAMED, rowsIn(tx)));
  const struck = rows === null ? records : records.filter(({ rowNo }) => rows.includes(rowNo));
  const lookAlikes = await assertMeant(tx, finding, struck, meant);
  return { table: tms.table, paper: await checkedPaper(tx, finding, struck, paper), meant, lookAlikes };
}

/**
 * Nobody is struck off who could be taken for another before a person said that this one is meant.
 * @returns how many others there are
 */
async function assertMeant(
  tx: Tx,
  finding: LoadedFinding,
  struck: readonly PlacedRecord[],
  meant: readonly number[],
): Promise<number> {
  const lines = new Set(struck.map(({ rowNo }) => rowNo));
  if (meant.some((row) => !lines.has(row))) throw badInput("strike-meant-other");
  const { people, all, doubtful } = await namesakesOf(
    rowsIn(tx),
    finding.snapshotId,
    struck.map((record) => whomOf(record, finding.snapshotId)),
  );
  if (tooManyAlike({ people, all }, struck.length)) throw badInput("strike-too-many-alike");
  const said = new Set(meant);
  const unsaid = doubtful.filter((n) => !said.has(struck[n]?.rowNo ?? 0));
  if (unsaid.length > 0) throw badInput("strike-who-is-meant", { count: all });
  return all;
}

/** @throws UserError bad-input for a paper of another person, of a later day, or an attachment from elsewhere */
export async function checkedPaper(
  tx: Tx,
  finding: LoadedFinding,
  struck: readonly PlacedRecord[],
  { nik, override, ...paper }: PaperInput,
): Promise<StoredPaper> {
  const today = officeToday(finding.regionCode);
  if (paper.date !== undefined && paper.date > today) throw badInput("paper-date-ahead", { today });
  if (paper.attachmentId !== undefined) {
    const found = await tx.attachment.findFirst({
      where: { id: paper.attachmentId, findingId: finding.id },
      select: { id: true },
    });
    if (found === null) throw badInput("paper-attachment");
  }
  if (nik === undefined) return paper;
  if (struck.some((record) => record.nikOk === nik)) return { ...paper, nik: "same" };
  if (override === undefined) throw badInput("paper-nik-differs");
  return { ...paper, nik: "differs", override };
}
