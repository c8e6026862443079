import { initialsOf } from "@/lib/roll/initials";

/** Somebody whom a paper or a line of a list may mean, as known to the server. */
export interface Whom {
  /** the line of the examined roll that holds this person already; null for somebody who stands elsewhere */
  readonly rowNo: number | null;
  readonly desaKey: string;
  readonly name: string | null;
  /** the number of the family card, sixteen digits */
  readonly nkk: string | null;
}

/** A voter as a list of people shows one, masked. */
export interface ShownVoter {
  readonly rowNo: number;
  readonly lineNo: number;
  readonly fileName: string | null;
  readonly name: string | null;
  readonly nik: string | null;
  readonly nkk: string | null;
  readonly birthYear: string | null;
  readonly sex: string | null;
  readonly address: string | null;
  readonly rt: string | null;
  readonly rw: string | null;
  readonly tps: string | null;
  readonly desa: string | null;
}

/** An active voter who could be taken for another one (senama, sekeluarga), masked. */
export interface Namesake extends ShownVoter {
  readonly sameName: boolean;
  readonly sameFamily: boolean;
  /** Which of those asked about this voter could be taken for, by their place in the question. */
  readonly of: readonly number[];
}

/**
 * Until the finding was opened: of one who bears the name that is asked about the name says nothing new, of the
 * others initials are shown, and of nobody an address.
 */
export const namesakeByNeed = (one: Namesake): Namesake => ({
  ...one,
  name: one.sameName ? one.name : initialsOf(one.name),
  address: null,
});

export interface Namesakes {
  readonly people: readonly Namesake[];
  /** how many there are, where `people` holds only the first */
  readonly all: number;
  /** who of those asked about has somebody beside them at all, by their place in the question */
  readonly doubtful: readonly number[];
}

/** Nobody is struck off together with others while somebody who could be taken for them is on no screen. */
export const tooManyAlike = ({ people, all }: Pick<Namesakes, "people" | "all">, struck: number): boolean =>
  all > people.length && struck > 1;

/** Those about to be struck off, each beside all who could be taken for them. */
export interface StruckBeside extends Namesakes {
  readonly struck: readonly ShownVoter[];
  /** how a number read from the paper stands to those of the struck; null where none was given */
  readonly nik: "same" | "differs" | null;
}
