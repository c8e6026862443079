import { findHeader, signatureOf, type Header, type HeadRow } from "@/lib/ingest/header/find";
import { LIMITS } from "@/lib/ingest/limits";
import { classifyIdentity } from "@/lib/roll/identity-number";
import type { ListHeadings } from "./headings";

/** A list of a single column has no row that a header would be told by: its heading stands alone, or nothing does. */
export function headerOf(rows: readonly HeadRow[], headings: ListHeadings): Header | null {
  const head = rows.slice(0, LIMITS.headRows);
  const found = findHeader(head, headings);
  if (found !== null) return found;
  const at = head.findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell !== "");
    return filled.length === 1 && headings.has(filled[0] ?? "");
  });
  if (at !== -1) return single(at, head[at]?.line ?? 1, head[at]?.cells ?? []);
  const numbers = head.filter(({ cells }) => isNumberAlone(cells)).length;
  return numbers > 0 && numbers === head.length ? single(0, 0, ["NIK"]) : null;
}

const isNumberAlone = (cells: readonly string[]): boolean =>
  cells.length === 1 && ["ok", "masked"].includes(classifyIdentity(cells[0]).kind);

function single(at: number, line: number, cells: readonly string[]): Header {
  const labels = cells.map((cell, i) => (cell === "" ? `(${i + 1})` : cell));
  return {
    at,
    rows: line === 0 ? 0 : 1,
    line,
    labels,
    width: labels.length,
    texts: cells.filter((cell) => cell !== ""),
    block: [cells],
    known: 1,
    signature: signatureOf(labels),
  };
}
