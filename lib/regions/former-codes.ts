import { RENUMBERED, SPLIT_FROM } from "./history-table";

/** Codes that were official once and are no longer: numbers issued under them stay valid. */
export const RETIRED_KABUPATEN: readonly string[] = [
  ...new Set(RENUMBERED.map(([, before]) => before)),
].sort();

const known = new Map<string, readonly string[]>();

/**
 * Prefixes of NIK and NKK that are at home in a kabupaten or kota: its own code, those that it had before, those
 * of the kabupaten it was made out of (and theirs), and the retired ones of its present province, whose
 * kecamatan were handed about when it was made.
 */
export function homeCodes(kabupaten: string): readonly string[] {
  const found = known.get(kabupaten) ?? [...lineage(kabupaten, new Set())].sort();
  known.set(kabupaten, found);
  return found;
}

function lineage(code: string, found: Set<string>): Set<string> {
  if (found.has(code)) return found;
  found.add(code);
  const province = code.slice(0, 2);
  for (const [now, before] of RENUMBERED) if (now.startsWith(province)) found.add(before);
  for (const [now, before] of [...RENUMBERED, ...SPLIT_FROM]) if (now === code) lineage(before, found);
  return found;
}
