import type { LineState, ListKind, MatchWay } from "./kinds";
import type { ReadLine, ReadList } from "./read-list";

/** A voter of the roll who may be meant by a line. */
export interface MatchedVoter {
  /** row number in the roll, as in the export of findings */
  readonly row: number;
  /** 0 to 1: that this voter is the one, of itself */
  readonly probability: number;
  readonly how: MatchWay;
}

/** A line with what became of it; candidates best first, also doubtful ones where the state is `none`. */
export interface MatchedLine extends ReadLine {
  readonly state: LineState;
  readonly candidates: readonly MatchedVoter[];
  /** desa of the roll that the line names; empty where none or several may be meant */
  readonly desaKey: string;
}

export interface MatchedList extends Omit<ReadList, "lines"> {
  readonly kind: ListKind;
  readonly lines: readonly MatchedLine[];
}
