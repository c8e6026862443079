import type { Ctx } from "@/lib/access/actor";
import { inScope } from "@/lib/access/scope";
import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { keptTexts } from "@/lib/audit/queries/kept-texts";
import { readBook } from "@/lib/documents/read-book";
import { workbookText } from "@/lib/documents/cell";
import { badInput } from "@/lib/errors";
import {
  FIELD_BOOK_LINES,
  type BookCheck,
  type BookProblem,
  type CheckedLine,
  type FieldBookInput,
  type FilledLine,
} from "@/lib/finding/model/field/book";
import { readFieldSheet, type SheetReading } from "@/lib/finding/model/field/read-sheet";
import { codesFor } from "@/lib/finding/queries/codes/tables";
import { proposedValue, type ValueRules } from "@/lib/finding/model/proposed-value";
import { storedLines, type StoredLine } from "@/lib/finding/queries/work/field-lines";
import { officeToday } from "@/lib/regions/time-zone";
import { lineId, readLineId } from "./line-id";
import { sheetWords } from "./words";

type Judged = { readonly line: CheckedLine } | { readonly problem: Omit<BookProblem, "line"> };

/**
 * Looks at a sheet that came back, line by line: is each id one of ours, open, of this period and of the person's
 * area, once, and still of the same voter; can the value be one of its element? Nothing is written.
 * @throws UserError field-book-unreadable, field-book-columns, field-book-long
 */
export async function checkBook(
  tx: Tx,
  ctx: Ctx,
  { snapshotId, content }: FieldBookInput,
): Promise<BookCheck> {
  const reading = await readingOf(content);
  const ids = reading.filled.map(({ id }) => readLineId(id)?.findingId ?? 0);
  const stored = await storedLines(rowsIn(tx), [...new Set(ids)]);
  const snapshot = await tx.snapshot.findUniqueOrThrow({
    where: { id: snapshotId },
    select: { regionCode: true },
  });
  const rules = {
    today: officeToday(snapshot.regionCode),
    codes: await codesFor(snapshotId, tx),
  };
  const texts = await keptTexts(
    tx,
    stored.map(({ seen }) => seen?.text ?? null),
  );
  const first = new Map<string, number>();
  const lines: CheckedLine[] = [];
  const problems = [...reading.problems];
  for (const filled of reading.filled) {
    const meant = readLineId(filled.id);
    const at = stored.find(({ findingId, ord }) => findingId === meant?.findingId && ord === meant.ord);
    const judged = judgeLine(ctx, snapshotId, filled, at, rules);
    if ("problem" in judged) {
      problems.push({ line: filled.line, ...judged.problem });
      continue;
    }
    const before = first.get(filled.id);
    if (before !== undefined)
      problems.push({ line: filled.line, column: "id", code: "id-twice", values: { other: before } });
    first.set(filled.id, filled.line);
    lines.push({ ...judged.line, known: isKnown(judged.line, at, texts) });
  }
  problems.sort((a, b) => a.line - b.line);
  return { lines, problems, empty: reading.empty };
}

async function readingOf(content: string): Promise<SheetReading> {
  const sheets = await readBook(Buffer.from(content, "base64")).catch(() => null);
  const rows = sheets?.[0]?.rows;
  if (rows === undefined) throw badInput("field-book-unreadable");
  if (rows.length > FIELD_BOOK_LINES * 2) throw badInput("field-book-long", { limit: FIELD_BOOK_LINES });
  const reading = readFieldSheet(rows, sheetWords());
  if (reading === null) throw badInput("field-book-columns");
  if (reading.filled.length > FIELD_BOOK_LINES)
    throw badInput("field-book-long", { limit: FIELD_BOOK_LINES });
  return reading;
}

function judgeLine(
  ctx: Ctx,
  snapshotId: number,
  filled: FilledLine,
  at: StoredLine | undefined,
  rules: ValueRules,
): Judged {
  const problem = (code: BookProblem["code"], values: BookProblem["values"] = {}): Judged => ({
    problem: { column: code === "other-name" ? "name" : "id", code, values },
  });
  if (at === undefined) return problem("id-unknown");
  if (!inScope(ctx.actor, at)) return problem("foreign-area");
  if (lineId(at) !== filled.id.toLowerCase()) return problem("id-altered");
  if (at.snapshotId !== snapshotId) return problem("other-period");
  if (at.state !== "field_check") return problem("not-open");
  if (at.holder !== null && at.holder !== ctx.actor.id)
    return problem("held", { name: at.holderName ?? "–" });
  if (at.ord !== null && plain(at.name) !== plain(filled.name)) return problem("other-name");
  const { found } = filled.result;
  const checked = found === undefined ? null : proposedValue(found.element, found.value, rules);
  if (checked !== null && !checked.ok)
    return { problem: { column: "value", code: checked.code, values: {} } };
  const { findingId, ord, desa } = at;
  return { line: { ...filled, findingId, ord, desa, known: false } };
}

/** A name as the sheet gives it back. */
const plain = (name: string | null): string =>
  workbookText(name ?? "")
    .trim()
    .replace(/\s+/g, " ")
    .toUpperCase();

function isKnown(
  { result }: CheckedLine,
  at: StoredLine | undefined,
  texts: Awaited<ReturnType<typeof keptTexts>>,
): boolean {
  if (at?.seen == null) return false;
  const written = texts.get(at.seen.text) ?? {};
  return (
    at.seen.result === result.result &&
    (at.seen.element ?? undefined) === result.found?.element &&
    (written.note ?? "") === (result.note ?? "") &&
    (written.foundValue ?? "") === (result.found?.value ?? "")
  );
}
