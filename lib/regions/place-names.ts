/** What stands before a place name on forms and in file names. */
const PREFIX = /^(?:KECAMATAN|KEC|KABUPATEN|KAB|DESA|DS|KELURAHAN|KEL|NAGARI|GAMPONG|KOTA)(?:\.|\b)[\s:./-]*/;
/** Running numbers before a name ("01 KALIJAMBE", "2003. SAREN") */
const NUMBERING = /^\d+[\s.:_-]+/;

/**
 * Names that mean one place have one key: letters and digits only, upper case, no prefix, figures before the
 * name off.
 */
export function placeKey(text: string): string {
  let name = text.normalize("NFKD").toUpperCase().trim().replace(NUMBERING, "");
  const stripped = name.replace(PREFIX, "");
  if (stripped !== "") name = stripped;
  return name.replace(/[^A-Z0-9]/g, "");
}

/**
 * The code whose name is one slip away (two from ten letters on), null when none or more than one is: a wrong
 * desa is worse than an unknown one. Names that differ in a figure (KEDUNG 1, KEDUNG 2) are never confused.
 */
export function findUnique(
  key: string,
  byKey: ReadonlyMap<string, readonly { readonly code: string }[]>,
): string | null {
  if (key.length < 5) return null;
  const allowed = key.length >= 10 ? 2 : 1;
  const found: string[] = [];
  let best = allowed + 1;
  for (const [name, regions] of byKey) {
    const distance = editDistance(key, name, allowed);
    if (distance > allowed || distance > best || figures(name) !== figures(key)) continue;
    if (distance < best) found.length = 0;
    best = distance;
    found.push(...regions.map((region) => region.code));
  }
  // One clear neighbour, and no second one that is nearly as near.
  return found.length === 1 ? (found[0] ?? null) : null;
}

function figures(text: string): string {
  return text.replace(/[^0-9]/g, "");
}

/**
 * Edits between two words, a swap of neighbours counted once (optimal string alignment); `limit + 1` when
 * above the limit.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}
