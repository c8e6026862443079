import { text } from "node:stream/consumers";
import type { Ctx } from "@/lib/access/actor";
import { UserError } from "@/lib/errors";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingNamesakes } from "@/lib/finding/queries/opened/namesakes";
import { peopleOf } from "@/lib/finding/queries/opened/people";
import { queuePageSchema } from "@/lib/finding/model/queue/filter";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { worksheetLines } from "@/lib/finding/queries/work/worksheet";
import { exportFindings } from "@/lib/finding/services/export";
import { fieldCheckFinding } from "@/lib/finding/services/field-check";
import { claimFinding } from "@/lib/finding/services/queue";
import { revealFinding } from "@/lib/finding/services/reveal";
import { blindFinding, judgeFinding } from "@/lib/finding/services/review/judgement";

/** What came back, or how it was refused: the code and the values of the sentence. */
async function said(act: () => Promise<unknown>): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof UserError) return { refused: error.code, values: error.values };
    throw error;
  }
}

/** Everything that a reviewer gets of one finding, up to a field check; it stays open. */
export async function seenByReviewer(ctx: Ctx, findingId: number): Promise<Record<string, unknown>> {
  const before = await getFinding(ctx, findingId);
  const [namesakes, people] = [await findingNamesakes(ctx, { findingId }), await peopleOf(ctx, findingId)];
  const taken = await claimFinding(ctx, { findingId });
  const { revision } = taken;
  const rows = before.records.slice(0, 1).map(({ rowNo }) => rowNo);
  const judge = (followUp: object) =>
    said(() =>
      judgeFinding(ctx, { findingId, revision, answer: { outcome: "accepted", followUp } } as never),
    );
  const refusals = [
    await judge({ code: "KOORDINASI-DUKCAPIL", rows: [2_000_000_000] }),
    await judge({ code: "UBAH", rows, element: "sex", proposedValue: "ZZ" }),
    await judge({ code: "UBAH", rows, element: "birthDate", proposedValue: "31|02|1990" }),
  ];
  const purpose = "memeriksa identitas untuk temuan ini";
  const { identities } = await revealFinding(ctx, { findingId, purpose });
  const first = before.comparison
    ? await blindFinding(ctx, { findingId, revision, outcome: "accepted" })
    : taken;
  const after = await getFinding(ctx, findingId);
  const checked = await fieldCheckFinding(ctx, {
    findingId,
    revision: first.revision,
    dueDate: "2099-01-31",
    addressee: "PPS desa",
  });
  return { before, namesakes, people, taken, refusals, identities, first, after, checked };
}

/** Rows of the queue by finding, with their place on the page. */
export async function queueRows(ctx: Ctx, runId: number): Promise<Map<number, unknown>> {
  const found = new Map<number, unknown>();
  for (let after: number | undefined; ;) {
    const page = await findingPage(ctx, { filter: { runId }, limit: 100, after });
    for (const [at, row] of page.rows.entries()) found.set(row.id, { at, row });
    if (page.next === null) return found;
    after = page.next;
  }
}

/** Findings whose own words find them in the search of names. */
export const foundByName = (ctx: Ctx, snapshotId: number, id: number, name: string): Promise<unknown> =>
  said(async () => {
    const asked = queuePageSchema.safeParse({ filter: { snapshotId, text: name }, limit: 100 });
    if (!asked.success) return null;
    const page = await findingPage(ctx, asked.data);
    return { found: page.rows.length, itself: page.rows.some((row) => row.id === id) };
  });

/** Lines of the worksheets by finding. */
export async function sheetLines(ctx: Ctx, snapshotId: number): Promise<Map<number, unknown[]>> {
  const found = new Map<number, unknown[]>();
  for (let part = 1; ; part += 1) {
    const { lines } = await worksheetLines(ctx, { snapshotId, part });
    if (lines.length === 0) return found;
    for (const line of lines) found.set(line.findingId, [...(found.get(line.findingId) ?? []), line]);
  }
}

/** Numbers of the findings in the export that this person can have; none where it is refused. */
export async function exported(ctx: Ctx, runId: number): Promise<Set<number>> {
  const { stream } = await exportFindings(ctx, { runId, format: "jsonl" });
  const lines = (await text(stream)).split("\n").filter((line) => line !== "");
  return new Set(
    lines.flatMap((line) => [...line.matchAll(/"findingId":(\d+)/g)].map(([, id]) => Number(id))),
  );
}
