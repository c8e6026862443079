/** What a table of codes is about: reasons for striking off, elements that may be corrected, values of a column. */
export const CODE_KINDS = ["tms", "perbaikan", "marital", "disability", "ktpEl"] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** A code with its words in both languages. */
export interface CodeLine {
  readonly code: string;
  readonly id: string;
  readonly en: string;
  /** last reference date on which it holds, YYYY-MM-DD; null while it is in force */
  readonly until: string | null;
}

/** One version of a table of codes (tabel kode): which hold, by what source, for which rolls. */
export interface CodeTable {
  /** kept with every decision that was made under it, and never given to another version */
  readonly id: string;
  /** the same for all versions of a table */
  readonly key: string;
  readonly version: number;
  readonly kind: CodeKind;
  /** stages of the roll in which it holds; none = all that no other table of the kind names */
  readonly stages: readonly string[];
  readonly source: string;
  /** first reference date, YYYY-MM-DD */
  readonly from: string;
  /** last reference date; null = open */
  readonly to: string | null;
  readonly codes: readonly CodeLine[];
}

/** The codes of one kind that hold for a roll; `table` is empty where no table does. */
export interface CodesOfKind {
  readonly table: string;
  readonly source: string;
  readonly codes: readonly CodeLine[];
}
export type CodesInForce = Readonly<Record<CodeKind, CodesOfKind>>;

/**
 * What holds for a roll: of each kind the table of its stage, else the one for all stages; of several the one that
 * began last. A roll from before a rule is judged by the table of its time.
 * @param tables the newest version of each
 * @param referenceDate YYYY-MM-DD
 */
export function codesInForce(
  tables: readonly CodeTable[],
  stage: string,
  referenceDate: string,
): CodesInForce {
  const ofKind = (kind: CodeKind): CodesOfKind => {
    const held = tables
      .filter((one) => one.kind === kind && one.from <= referenceDate && (one.to ?? "9999") >= referenceDate)
      .toSorted((a, b) => b.from.localeCompare(a.from));
    const found =
      held.find(({ stages }) => stages.includes(stage)) ?? held.find(({ stages }) => stages.length === 0);
    if (found === undefined) return { table: "", source: "–", codes: [] };
    const codes = found.codes.filter(({ until }) => until === null || until >= referenceDate);
    return { table: found.id, source: found.source, codes };
  };
  return {
    tms: ofKind("tms"),
    perbaikan: ofKind("perbaikan"),
    marital: ofKind("marital"),
    disability: ofKind("disability"),
    ktpEl: ofKind("ktpEl"),
  };
}

/** Has a kind this code now? */
export const hasCode = ({ codes }: CodesOfKind, code: string): boolean =>
  codes.some((line) => line.code === code);

/** Elements whose values are codes of a table of their own. */
export const isCoded = (element: string): element is "marital" | "disability" | "ktpEl" =>
  element === "marital" || element === "disability" || element === "ktpEl";
