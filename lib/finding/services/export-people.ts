import { Readable } from "node:stream";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { keepText } from "@/lib/audit/services/keep-text";
import { audit } from "@/lib/db/audit";
import { csvFormOf } from "@/lib/documents/cell";
import { csvLines, type Column } from "@/lib/documents/csv";
import { FINDING_ACTIONS } from "@/lib/finding/model/actions";
import { allAreaPeople, type AreaVoter } from "@/lib/finding/queries/case/area-people";
import { refused } from "@/lib/errors";
import { openedFinding } from "@/lib/finding/queries/opened/row";
import { translator } from "@/lib/i18n/translator";
import { parseInput } from "@/lib/parse-input";

/** So many lines at most in one file; a list of more is a roll, which leaves by its own door. */
const MAX_LINES = 50_000;

const inputSchema = FINDING_ACTIONS.reveal.extend({ locale: z.enum(["id", "en"]).default("id") });

const FIELDS = [
  "lineNo",
  "fileName",
  "period",
  "name",
  "nik",
  "nkk",
  "birthYear",
  "age",
  "sex",
  "marital",
  "address",
  "rt",
  "rw",
  "tps",
  "desa",
] as const satisfies readonly (keyof AreaVoter)[];

/**
 * The people of a finding about an area as CSV, masked as on the screen; on the trail with its purpose before the
 * first byte.
 * @throws UserError refused above `MAX_LINES` people
 */
export async function exportAreaPeople(
  ctx: Ctx,
  input: unknown,
): Promise<{ stream: Readable; fileName: string }> {
  const { findingId, purpose, locale } = parseInput(inputSchema, input);
  const finding = await openedFinding(ctx, findingId);
  const people = await allAreaPeople(finding, MAX_LINES + 1);
  // Refused rather than cut: nobody sees from a file who is missing in it.
  if (people.length > MAX_LINES) throw refused("people-too-many", { limit: MAX_LINES });
  const event = { action: "finding.export-people", entityType: "finding", entityId: findingId };
  await auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "finding.export-people", finding);
    const text = await keepText(tx, { purpose }, finding.snapshotId);
    await audit(tx, ctx, { ...event, data: { text, lines: people.length } });
  });
  const t = translator(locale);
  const columns = FIELDS.map((field): Column<AreaVoter> => ({
    name: t(`case.voter.${field}`),
    value: (row) => row[field],
    width: 14,
  }));
  return {
    stream: Readable.from(csvLines(columns, people, csvFormOf(locale))),
    fileName: `orang-${findingId}.csv`,
  };
}
