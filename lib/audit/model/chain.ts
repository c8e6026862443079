/** What is before the first event. */
export const GENESIS = "0".repeat(64);

export interface ChainRow {
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
  readonly body: string;
  readonly actorId: string;
  readonly actorRole: string;
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
}

/**
 * gap: a number is missing or twice · link: does not continue the row before · hash: the text is not what was
 * hashed · body: not canonical JSON (RFC 8785) · columns: the searchable columns say something else than the
 * text · head: rows are missing at the end · report: a report already handed out carries another hash for
 * this number
 */
export type Break = "gap" | "link" | "hash" | "body" | "columns" | "head" | "report";

/**
 * The first thing that is wrong with a row, given the one before it; null = sound. Hashing and canonical form
 * are passed in: they need a library.
 */
export function breakOf(
  row: ChainRow,
  before: { readonly seq: number; readonly hash: string },
  sha256: (text: string) => string,
  canonical: (text: string) => string | null,
): Break | null {
  if (row.seq !== before.seq + 1) return "gap";
  if (row.prevHash !== before.hash) return "link";
  if (row.hash !== sha256(before.hash + row.body)) return "hash";
  if (canonical(row.body) !== row.body) return "body";
  const event = JSON.parse(row.body) as Record<string, unknown>;
  const fields = ["actorId", "actorRole", "action", "entityType", "entityId"] as const;
  return fields.some((field) => event[field] !== row[field]) ? "columns" : null;
}
