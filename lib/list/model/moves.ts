import { z } from "zod";

/**
 * `out`: named as moved out, or struck off as moved · `in`: named as moved in · `within`: stood in another desa of
 * the same roll a period before.
 */
export const MOVE_WAYS = ["out", "in", "within"] as const;
export type MoveWay = (typeof MOVE_WAYS)[number];

/**
 * How the other end was found: on the same roll or that of another kabupaten by the number, there by name and date of
 * birth where the person has no number, or by an exchange with another office.
 */
export const MOVE_PROOFS = ["roll", "name-date", "exchange"] as const;

export const moveSchema = z.object({
  way: z.enum(MOVE_WAYS),
  /** kecamatan and desa of this end by name; empty where the list does not tell */
  kec: z.string(),
  desa: z.string(),
  /** code of the kabupaten of the other end; null where none was found */
  end: z.string().nullable(),
  /** kecamatan and desa of the other end, only where that is on the same roll */
  endKec: z.string().nullable(),
  endDesa: z.string().nullable(),
  how: z.enum(MOVE_PROOFS).nullable(),
  people: z.number(),
});
/** So many people who went from one place to another, or of whom only one place is known. */
export type Move = z.infer<typeof moveSchema>;

export interface MoveRow {
  readonly kec: string;
  /** people by column, in the order of the columns */
  readonly cells: readonly number[];
  readonly all: number;
}

/** Kecamatan × where the other end is; the last column counts those who have none. */
export interface MoveMatrix {
  /** keys of the columns; null is no other end */
  readonly ends: readonly (string | null)[];
  readonly rows: readonly MoveRow[];
  /** people by column */
  readonly sums: readonly number[];
  readonly people: number;
  readonly withoutEnd: number;
}

/** The moves of one way as a table of this roll's kecamatan against the places of the other end. */
export function moveMatrix(moves: readonly Move[], way: MoveWay): MoveMatrix {
  const own = moves.filter((move) => move.way === way);
  const endOf = (move: Move) => (way === "within" ? move.endKec : move.end);
  const sum = (some: readonly Move[]) => some.reduce((all, { people }) => all + people, 0);
  const byEnd = Map.groupBy(own, endOf);
  const ends = [...byEnd.keys()].sort(
    (a, b) => Number(a === null) - Number(b === null) || sum(byEnd.get(b) ?? []) - sum(byEnd.get(a) ?? []),
  );
  const rows = [...Map.groupBy(own, ({ kec }) => kec)]
    .map(([kec, there]) => ({
      kec,
      cells: ends.map((end) => sum(there.filter((move) => endOf(move) === end))),
      all: sum(there),
    }))
    .sort((a, b) => Number(a.kec === "") - Number(b.kec === "") || a.kec.localeCompare(b.kec, "id"));
  return {
    ends,
    rows,
    sums: ends.map((end) => sum(byEnd.get(end) ?? [])),
    people: sum(own),
    withoutEnd: sum(byEnd.get(null) ?? []),
  };
}
