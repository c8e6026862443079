import { createHash } from "node:crypto";

interface Line {
  readonly findingId: number;
  /** null for a finding about an area that names nobody */
  readonly ord: number | null;
  readonly fingerprint: string;
}

const markOf = ({ findingId, ord, fingerprint }: Line): string =>
  createHash("sha256")
    .update(`${String(findingId)} ${String(ord)} ${fingerprint}`)
    .digest("hex")
    .slice(0, 6);

/** The id of a line of a worksheet; its last six signs tell a typing slip from another finding's id. */
export const lineId = (line: Line): string =>
  `${String(line.findingId)}-${line.ord === null ? "x" : String(line.ord)}-${markOf(line)}`;

/** @returns null where this is no id of a worksheet */
export function readLineId(id: string): { findingId: number; ord: number | null } | null {
  const parts = /^(\d{1,9})-(\d{1,6}|x)-[0-9a-f]{6}$/.exec(id.trim().toLowerCase());
  if (parts === null) return null;
  const ord = parts[2] === "x" ? null : Number(parts[2]);
  return { findingId: Number(parts[1]), ord };
}
