/**
 * Jaro–Winkler similarity, 0 (nothing in common) to 1 (equal), prefix weight 0.1 over at most four letters (Winkler 1990). For showing how alike two
 * names are and for "names unlike" in GND-02; linkage counts edits in SQL.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  if (a === "" || b === "") return 0;
  const jaro = jaroSimilarity(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charAt(prefix) === b.charAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const takenInB = new Array<boolean>(b.length).fill(false);
  const matchedA: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (takenInB[j] || a.charAt(i) !== b.charAt(j)) continue;
      takenInB[j] = true;
      matchedA.push(a.charAt(i));
      break;
    }
  }
  if (matchedA.length === 0) return 0;
  const matchedB = [...b].filter((_, j) => takenInB[j]);
  const outOfOrder = matchedA.filter((letter, i) => letter !== matchedB[i]).length;
  const m = matchedA.length;
  return (m / a.length + m / b.length + (m - outOfOrder / 2) / m) / 3;
}

/** Similarity of two normalised names that does not mind the order of words: the better of as written and sorted. */
export function nameSimilarity(a: string, b: string): number {
  const sorted = (text: string) => text.split(" ").sort().join(" ");
  return Math.max(jaroWinkler(a, b), jaroWinkler(sorted(a), sorted(b)));
}
