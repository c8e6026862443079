import { type ComparedColumn } from "@/lib/roll/columns";
import { compareRecords, type ElementComparison, type FullRecord } from "./records";

/** What a family has in common, as far as every member of both families says the same at home. */
const HOUSEHOLD: readonly ComparedColumn[] = ["nkk", "address", "rt", "rw", "tps", "desa", "kecamatan"];

/** Two records beside each other, by their place in the comparison, and how their elements relate. */
export interface Beside {
  readonly left: number;
  readonly right: number;
  readonly rows: readonly ElementComparison[];
}

export interface FamilyComparison {
  /** places of the members of each family */
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** the families as such: card and address, told by one member of each */
  readonly household: Beside;
  /** each member beside its double */
  readonly doubles: readonly Beside[];
}

/**
 * Two families side by side: each member is compared with its own double and with nobody else. The family of
 * the first record stands left.
 * @param pairs row numbers of members and their doubles
 * @returns null where the records are not two families with a double each
 */
export function compareFamilies(
  records: readonly (FullRecord & { readonly rowNo: number; readonly nkkOk: string | null })[],
  pairs: readonly { readonly a: number; readonly b: number }[],
): FamilyComparison | null {
  const [first] = records;
  if (first === undefined) return null;
  const all = records.map((_record, at) => at);
  const [left, right] = [
    all.filter((at) => records[at]?.nkkOk === first.nkkOk),
    all.filter((at) => records[at]?.nkkOk !== first.nkkOk),
  ];
  const place = new Map(records.map(({ rowNo }, at) => [rowNo, at]));
  const doubles = pairs
    .flatMap(({ a, b }) => {
      const [one, other] = [place.get(a), place.get(b)];
      if (one === undefined || other === undefined || left.includes(one) === left.includes(other)) return [];
      return left.includes(one) ? [{ left: one, right: other }] : [{ left: other, right: one }];
    })
    .sort((x, y) => x.left - y.left || x.right - y.right);
  const [head, opposite] = [left[0], right[0]];
  if (doubles.length === 0 || head === undefined || opposite === undefined) return null;
  const shared = HOUSEHOLD.filter((element) =>
    [left, right].every((family) => new Set(family.map((at) => records[at]?.[element])).size === 1),
  );
  const beside = (
    pair: { readonly left: number; readonly right: number },
    isShown: (element: ComparedColumn) => boolean,
  ): Beside => ({
    ...pair,
    rows: compareRecords([pair.left, pair.right].flatMap((at) => records[at] ?? [])).filter((row) =>
      isShown(row.element),
    ),
  });
  return {
    left,
    right,
    household: beside({ left: head, right: opposite }, (element) => shared.includes(element)),
    doubles: doubles.map((pair) => beside(pair, (element) => !shared.includes(element))),
  };
}
