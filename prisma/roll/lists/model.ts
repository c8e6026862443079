import type { RollColumn } from "@/lib/roll/columns";
import type { MASKS } from "./slips";
import type { ListKind } from "@/lib/list/model/kinds";

/** A voter of a roll as the makers of lists see one; values as written in the roll. */
export type RollVoter = Readonly<Partial<Record<RollColumn, string | null>>> & {
  readonly row: number;
  readonly active: boolean;
  readonly age: number | null;
};

/** What is wrong with a line, or `plain`. */
export const TRAPS = [
  "plain",
  "spelling",
  "age-off",
  "digit-slip",
  "relative-number",
  "old-address",
  "namesake",
  "not-on-roll",
  "struck",
] as const;
export type Trap = (typeof TRAPS)[number];

/** How a source of lists errs (office.md: the rates of deaths of Malang, Gianyar, Bintan). */
export interface ListSource {
  readonly name: string;
  readonly kind: ListKind;
  readonly columns: readonly ListColumn[];
  /** how its NIK TERSAMAR is starred */
  readonly mask?: keyof typeof MASKS;
  /** share of its lines whose person is what the list says */
  readonly trueShare: number;
  /** how often each fault occurs; the rest is plain */
  readonly faults: Readonly<Partial<Record<Trap, number>>>;
  /** which voters it names */
  readonly whom: (voter: RollVoter) => boolean;
}

export type ListColumn =
  "NIK" | "NIK TERSAMAR" | "NKK" | "NAMA" | "TGL LAHIR" | "UMUR" | "L/P" | "ALAMAT" | "RT" | "DESA";

export interface MadeLine {
  readonly cells: readonly string[];
  /** rows of the roll that are meant; none when the person is not on it */
  readonly rows: readonly number[];
  readonly trap: Trap;
  /** the person is what the list says (dead, moved, …) */
  readonly true: boolean;
}

export interface MadeList {
  readonly source: ListSource;
  readonly text: string;
  /** line 1 is the heading */
  readonly lines: readonly MadeLine[];
}
