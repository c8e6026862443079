import type { RollColumn } from "@/lib/roll/columns";
import type { Habits } from "./habits";
import type { Home } from "./people/household";
import type { Rng } from "./rng";

/**
 * One line of a roll as text, in KPU's notation (dates `dd|mm|yyyy`). A `RawRecord` that insertions may still
 * change.
 */
export type RollRow = Record<RollColumn, string | null>;

/**
 * A voter in the two periods: only before (gone), only now (new), or both. Unchanged voters have one and the
 * same row twice.
 */
export interface Entry {
  base: RollRow | null;
  cur: RollRow | null;
  /** Lines in the baseline and the current roll, from 1; 0 until written. */
  baseRow: number;
  curRow: number;
  /** Number of the household within its desa, 0 for special places. */
  readonly household: number;
  readonly born: CalendarDay;
  /** Stands in a second file of the desa (the same file handed in twice). */
  readonly secondFile?: boolean;
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface RollOptions {
  readonly seed: number;
  /** Kabupaten code, 4 digits. */
  readonly region: string;
  /** Active voters of the baseline, about. */
  readonly voters: number;
  /** YYYY-MM-DD */
  readonly baselineDate: string;
  readonly currentDate: string;
  readonly tpsCap: number;
  /** Natural variation between desa: 0 none, 1 as on real rolls. */
  readonly dispersion: number;
  readonly insertions: readonly InsertionOrder[];
  /** Also draw who moves in to vote (DPTb) between the current date and the election. */
  readonly dptb: boolean;
  /** How far the current control totals (all, women) are off: what BRK-05 finds. */
  readonly totalsOff: number;
}

/** How many of one insertion to put in. */
export interface InsertionOrder {
  readonly insertion: Insertion;
  readonly count: number;
}

/** A desa of the roll with its share of the voters. */
export interface DesaPlan {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly kecCode: string;
  readonly kecName: string;
  readonly voters: number;
}

/** One desa in the making. */
export interface Draft {
  readonly desa: DesaPlan;
  readonly habits: Habits;
  readonly homes: Home[];
  readonly entries: Entry[];
  /** Voters from elsewhere who vote here (DPTb): lines of a roll of their own. */
  readonly movedIn: Entry[];
  /** A crowded place has been inserted here: two in one desa would hide each other. */
  crowded: boolean;
  /** Entries that an insertion has used: each voter gets at most one. */
  readonly taken: Set<Entry>;
  readonly tools: Tools;
}

/** What insertions share over the whole roll. */
export interface Tools {
  readonly options: RollOptions;
  readonly baselineDay: CalendarDay;
  readonly currentDay: CalendarDay;
  readonly desas: readonly DesaPlan[];
  /** New numbers that nobody else has. */
  nik(prefix: string, born: CalendarDay, sex: "L" | "P"): string;
  nkk(prefix: string, issued: CalendarDay): string;
  /** Sidalih's number of a line, new each time. */
  dpid(): string;
  /** Name of the kabupaten as a birth place. */
  readonly homeTown: string;
  /** Another region's kecamatan code, as a person born elsewhere would have it. */
  otherPrefix(): string;
  /** Lines to add when a desa further on in the roll is made; false when there is none. */
  later(from: DesaPlan, work: (draft: Draft) => void): boolean;
  /** Puts a person on the roll of another kabupaten as well. */
  visit(entry: Entry): void;
  note(entry: KeyNote): void;
}

/** One insertion: it changes a draft and says in the answer key what it did. */
export interface Insertion {
  /** Detector code, e.g. IDN-04; look-alikes name the detector that must not be misled. */
  readonly code: string;
  readonly name: string;
  /**
   * `anywhere`: single voters, desa drawn by size · `own-desa`: changes a whole desa, which no other such
   * insertion gets · `own-file`: the same, in a file of its own at the end of the roll.
   */
  readonly where: "anywhere" | "own-desa" | "own-file";
  /** Smallest desa that a whole-desa insertion can work with, in voters. */
  readonly minVoters?: number;
  /** One unit in this desa. False when the desa has no voter that fits. */
  readonly insert: (draft: Draft, rng: Rng) => boolean;
}

export interface KeyNote {
  readonly code: string;
  /** `defect` must be found, `innocent` must not. */
  readonly kind: "defect" | "innocent";
  readonly name: string;
  readonly current?: readonly Entry[];
  readonly baseline?: readonly Entry[];
  readonly roll?: "current" | "dptb" | "neighbour";
  /**
   * Subject key of the finding where it is not given by the rows: `T:desaKey:tps`, `D:desaKey`, `F:ord`,
   * `A:code`.
   */
  readonly subject?: string;
  /** An innocent that the rule cannot tell from a defect: it may ask, a person must say no. */
  readonly mayFire?: boolean;
  /** Other detectors that are right to ask about the same rows. */
  readonly also?: readonly string[];
  readonly note?: string;
}
