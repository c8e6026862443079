interface Visited {
  readonly kec: string;
  readonly desa: string;
  /** equal for those of one family card */
  readonly card: string | null;
}

/** Which card of the desa, and which person of how many on it. */
export interface HouseholdPlace {
  readonly card: number;
  readonly person: number;
  readonly of: number;
}

/** Numbers the family cards of each desa that have several people on the sheet, in its order. */
export function inHouseholds<T extends Visited>(
  lines: readonly T[],
): (T & { readonly household: HouseholdPlace | null })[] {
  const sizes = Map.groupBy(lines, ({ card }) => card);
  const cards = new Map<string, Map<string, number>>();
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const { card, kec, desa } = line;
    const of = card === null ? 0 : (sizes.get(card)?.length ?? 0);
    if (card === null || of < 2) return { ...line, household: null };
    const place = `${kec}|${desa}`;
    const known = cards.get(place) ?? new Map<string, number>();
    cards.set(place, known);
    const number = known.get(card) ?? known.size + 1;
    known.set(card, number);
    const person = (seen.get(card) ?? 0) + 1;
    seen.set(card, person);
    return { ...line, household: { card: number, person, of } };
  });
}
