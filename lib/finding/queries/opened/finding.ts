import { maskDeep } from "@/lib/mask-text";
import sql from "sql-template-tag";
import { z } from "zod";
import type { CalendarEvent } from "@/lib/calendar/model/event";
import type { LocalNote } from "@/lib/calendar/model/local-note";
import { eventsThatMayExplain } from "@/lib/calendar/queries/events";
import { notesAbout } from "@/lib/calendar/queries/local-notes";
import { prisma } from "@/lib/db/prisma";
import { rows } from "@/lib/db/sql";
import { onPool } from "@/lib/db/tx-rows";
import type { Ctx } from "@/lib/access/actor";
import { allowedActions } from "@/lib/finding/model/machine/allowed";
import type { ActionKind } from "@/lib/finding/model/machine/rules";
import { hasJudged } from "@/lib/finding/model/machine/reduced-state";
import type { FindingState, Outcome, RecordRole, Tier } from "@/lib/finding/model/state";
import type { FollowUp } from "@/lib/roll/follow-ups";
import { comparePairs } from "@/lib/finding/model/comparison/pairs";
import type { Beside, FamilyComparison } from "@/lib/finding/model/comparison/families";
import type { ComparedColumn, RollColumn } from "@/lib/roll/columns";
import { compareRecords, maskRecord, type ElementComparison } from "@/lib/finding/model/comparison/records";
import { followUpRule } from "@/lib/finding/model/reasons";
import { hasCode, type CodesInForce } from "@/lib/roll/code-tables";
import { codesFor } from "@/lib/finding/queries/codes/tables";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { isNobodyLeft } from "@/lib/finding/queries/queue/nobody-left";
import { orderReason, type OrderReason } from "@/lib/finding/queries/queue/ranker";
import { detectorOf } from "@/lib/finding/queries/catalogue";
import { changeHelp, columnsOf, type ChangeHelp } from "./change";
import { byNeed, history, household, tpsNeighbours, type Neighbour } from "./context";
import { earlierDecisions, replacedWork, type EarlierDecision, type Replaced } from "./earlier";
import { evidenceOf, type ShownEvidence } from "./evidence";
import { hasRevealed } from "./has-revealed";
import { familiesOf } from "./families";
import type { NamingPoint } from "@/lib/finding/model/naming-point";
import { pointsNaming } from "./letters";
import { type ListEvidence, listEvidence } from "./list-lines";
import { openedFinding, type OpenedFinding } from "./row";
import { attachmentsSeen, findingVisibility, shownState } from "@/lib/finding/model/machine/visibility";
import { placedRecords, RECORDS_SHOWN, type PlacedRecord } from "./records";
import { ruleOf, type ShownRule } from "./rule";
import { trailOf, type TrailEvent } from "./trail";
import type { Visibility } from "@/lib/access/visibility";

/** A record of the comparison, masked. */
export interface ShownRecord {
  readonly ord: number;
  readonly role: RecordRole;
  readonly snapshotId: number;
  readonly rowNo: number;
  readonly fileName: string | null;
  /** of a workbook: the sheet that it stands on */
  readonly sheet: string | null;
  readonly lineNo: number | null;
  readonly active: boolean;
  readonly tmsCode: number | null;
  readonly values: Readonly<Record<ComparedColumn, string | null>>;
}

export interface Attachment {
  readonly id: number;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: Date;
}

/**
 * A finding as one person may see it now. Before a blind first judgement it holds the people and nothing of
 * the machine's opinion.
 */
export interface FindingView {
  readonly id: number;
  readonly revision: number;
  readonly snapshotId: number;
  readonly snapshotLabel: string;
  /** of the roll, YYYY-MM-DD: ages are counted on this day */
  readonly referenceDate: string;
  readonly detector: string;
  readonly tier: Tier;
  readonly subjectType: string;
  readonly place: {
    areaCode: string;
    kecName: string | null;
    desaName: string | null;
    kecKey: string | null;
    desaKey: string | null;
    tpsNo: number | null;
  };
  readonly state: FindingState;
  readonly round: number;
  readonly isGroup: boolean;
  readonly rowCount: number;
  readonly splitFromId: number | null;
  /** True while the first judgement of a comparison is still to be given. */
  readonly blind: boolean;
  readonly comparison: boolean;
  readonly held: "me" | "other" | null;
  readonly holderName: string | null;
  readonly claimedUntil: Date | null;
  readonly assigneeName: string | null;
  readonly dueDate: string | null;
  readonly outcome: Outcome | null;
  readonly reasonCode: string | null;
  readonly can: readonly ActionKind[];
  readonly followUps: readonly FollowUp[];
  /** the codes in force for the roll, with their words */
  readonly codes: CodesInForce;
  /** Names of the innocent explanations; texts in messages `detectors.<code>.innocent`. */
  readonly innocent: readonly string[];
  /** what the form of UBAH offers */
  readonly change: ChangeHelp;
  /** the columns that the rule looks at */
  readonly columns: readonly RollColumn[];
  readonly records: readonly ShownRecord[];
  readonly recordsMore: boolean;
  readonly comparisonRows: readonly ElementComparison[];
  /** the pairs of a cluster, each beside the other */
  readonly pairRows: readonly Beside[];
  /** Two families side by side, where the question is about families. */
  readonly families: FamilyComparison | null;
  /** Where a list from outside brought it: the lines beside the voters, namesakes in view. */
  readonly lists: ListEvidence | null;
  /** points of letters that mean one of its voters; none before the first judgement */
  readonly letters: readonly NamingPoint[];
  readonly household: readonly Neighbour[];
  readonly tps: readonly Neighbour[];
  readonly history: readonly Neighbour[];
  readonly rule: ShownRule;
  /** null while blind */
  readonly machine: ShownEvidence | null;
  /**
   * Why it came when it did; null before this person's first judgement, and while the queue is not ordered by
   * what was learned.
   */
  readonly order: OrderReason | null;
  /** empty while blind */
  readonly earlier: readonly EarlierDecision[];
  /** what is under way in the data that a corrected file replaced; empty while blind */
  readonly replaced: readonly Replaced[];
  /** of the office's calendar: what may be why it was found */
  readonly events: readonly CalendarEvent[];
  /** what staff know of the area, beside questions about mobilisation */
  readonly notes: readonly LocalNote[];
  readonly attachments: readonly Attachment[];
  readonly trail: readonly TrailEvent[];
}

const labelsSchema = z.object({
  snapshotLabel: z.string(),
  removed: z.boolean(),
  referenceDate: z.string(),
  kecName: z.string().nullable(),
  desaName: z.string().nullable(),
  holderName: z.string().nullable(),
  assigneeName: z.string().nullable(),
});

/** The names of what the finding's row points to. */
async function labelsOf({ snapshotId, kecKey, desaKey, claim, assignedTo }: OpenedFinding) {
  const holder = claim !== null && claim.until > new Date() ? claim.by : null;
  const [labels] = await rows(
    labelsSchema,
    sql`
      SELECT
        s.stage || ' ' || s.period AS "snapshotLabel",
        s.status = 'removed' AS removed,
        s.reference_date::text AS "referenceDate",
        kec.name AS "kecName",
        desa.name AS "desaName",
        h.username AS "holderName",
        a.username AS "assigneeName"
      FROM
        snapshot s
        LEFT JOIN region_code kec ON kec.code = ${kecKey}
        LEFT JOIN region_code desa ON desa.code = ${desaKey}
        LEFT JOIN "user" h ON h.id = ${holder}
        LEFT JOIN "user" a ON a.id = ${assignedTo}
      WHERE
        s.id = ${snapshotId}
    `,
  );
  if (!labels) throw new Error("a snapshot that vanished");
  return labels;
}

/** @throws UserError not-found, or forbidden outside the person's area */
export async function getFinding(ctx: Ctx, findingId: number): Promise<FindingView> {
  const finding = await openedFinding(ctx, findingId);
  const visibility = findingVisibility(ctx.actor, finding);
  const records = await placedRecords(findingId, -1, RECORDS_SHOWN + 1);
  const shown = records.slice(0, RECORDS_SHOWN);
  const [labels, codes, rule, around, judged, policy, change, lists, letters] = await Promise.all([
    labelsOf(finding),
    codesFor(finding.snapshotId),
    ruleOf(finding),
    surroundings(ctx, finding.id, shown, finding.snapshotId),
    opinions(ctx, finding, visibility),
    reviewPolicy(),
    changeHelp(finding, shown, visibility.evidence ? finding.evidence : null),
    hasRevealed(ctx, finding.id).then((revealed) =>
      listEvidence(finding, shown, visibility.evidence, revealed),
    ),
    visibility.evidence ? pointsNaming(finding.id) : [],
  ]);
  const { kecName, desaName, removed, referenceDate, ...names } = labels;
  const [events, notes] = await Promise.all([
    eventsThatMayExplain({ ...finding, referenceDate }),
    notesAbout(ctx, finding),
  ]);
  const { tpsNo, areaCode, subjectType, rowCount, splitFromId } = finding;
  const now = new Date();
  const held =
    finding.claim !== null && finding.claim.until > now
      ? finding.claim.by === ctx.actor.id
        ? "me"
        : "other"
      : null;
  const detector = detectorOf(finding.detector);
  return maskDeep<FindingView>({
    id: finding.id,
    revision: finding.revision,
    snapshotId: finding.snapshotId,
    detector: finding.detector,
    tier: finding.tier,
    ...names,
    referenceDate,
    subjectType,
    rowCount,
    splitFromId,
    place: { areaCode, kecName, desaName, kecKey: finding.kecKey, desaKey: finding.desaKey, tpsNo },
    state: shownState(ctx.actor, finding),
    round: finding.round,
    isGroup: finding.isGroup,
    comparison: finding.comparison,
    blind: !visibility.evidence,
    held,
    claimedUntil: held === null ? null : (finding.claim?.until ?? null),
    dueDate: finding.dueDate,
    outcome: visibility.judgements ? finding.outcome : null,
    reasonCode: visibility.judgements ? finding.reasonCode : null,
    // Of a roll that was deleted nothing is left to judge by.
    can: removed ? [] : await offered(allowedActions(finding, ctx.actor, now, policy), finding.id),
    followUps: (detector?.followUps ?? []).filter(
      (code) => !followUpRule(code).strikes || hasCode(codes.tms, code),
    ),
    codes,
    innocent: detector?.innocent ?? [],
    columns: columnsOf(finding.detector),
    change,
    records: shown.map((record) => toShown(record, aboutDisability(finding))),
    recordsMore: records.length > RECORDS_SHOWN,
    comparisonRows: compareRecords(shown),
    families: familiesOf(finding, shown),
    pairRows: finding.comparison ? comparePairs(shown) : [],
    lists,
    letters,
    rule,
    events,
    notes,
    ...around,
    ...judged,
  });
}

/** What is allowed, without the end of a question that somebody could still answer. */
async function offered(allowed: readonly ActionKind[], id: number): Promise<ActionKind[]> {
  const last = allowed.includes("undetermined") && !(await isNobodyLeft(id, onPool));
  return allowed.filter((kind) => !(last && kind === "undetermined"));
}

/** Who lives and votes around: by initials and without an address until this person has opened the finding. */
async function surroundings(
  ctx: Ctx,
  findingId: number,
  records: readonly PlacedRecord[],
  snapshotId: number,
) {
  const shown = (await hasRevealed(ctx, findingId)) ? (neighbour: Neighbour) => neighbour : byNeed;
  const [family, street, before] = await Promise.all([
    household(records, snapshotId),
    tpsNeighbours(records, snapshotId),
    history(records, snapshotId),
  ]);
  return { household: family.map(shown), tps: street.map(shown), history: before };
}

/** What the machine and other people think: read only when it may be shown. */
async function opinions(ctx: Ctx, finding: OpenedFinding, visibility: Visibility) {
  const decided = hasJudged(finding, ctx.actor.id) || finding.state === "final";
  const [machine, order, earlier, replaced, trail, attachments] = await Promise.all([
    visibility.evidence
      ? hasRevealed(ctx, finding.id).then((revealed) => evidenceOf(finding, revealed))
      : Promise.resolve(null),
    decided ? orderReason(finding.id) : Promise.resolve(null),
    visibility.evidence ? earlierDecisions(finding.fingerprint, finding.snapshotId) : Promise.resolve([]),
    visibility.evidence ? replacedWork(finding.fingerprint, finding.snapshotId) : Promise.resolve([]),
    trailOf(ctx, finding, visibility),
    prisma().attachment.findMany({
      where: { findingId: finding.id, ...attachmentsSeen(ctx.actor, finding) },
      orderBy: { id: "asc" },
      take: 50,
      select: { id: true, name: true, mime: true, size: true, sha256: true, uploadedAt: true },
    }),
  ]);
  return { machine, order, earlier, replaced, trail, attachments };
}

/** Disability is health data: shown only where the question is about it. */
const aboutDisability = ({ detector, evidence }: Pick<OpenedFinding, "detector" | "evidence">): boolean =>
  evidence.field === "disability" || (detectorOf(detector)?.disputedColumns?.includes("disability") ?? false);

export function toShown(record: PlacedRecord, showDisability: boolean): ShownRecord {
  const { ord, role, snapshotId, rowNo, fileName, sheet, lineNo, active, tmsCode } = record;
  return {
    ord,
    role,
    snapshotId,
    rowNo,
    fileName,
    sheet,
    lineNo,
    active,
    tmsCode,
    values: maskRecord(record, showDisability),
  };
}
