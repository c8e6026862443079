import type { ComparedColumn } from "@/lib/roll/columns";

/**
 * The elements that a rule about people puts in dispute, as the comparison names them: where two rules about one
 * person dispute the same element, they ask the same. Rules that ask about the person as such (is it the same one,
 * does it live) have none.
 */
const ASKS: Readonly<Record<string, readonly ComparedColumn[]>> = {
  "IDN-01": ["nik"],
  "IDN-02": ["nik"],
  "IDN-03": ["nik"],
  "IDN-04": ["birthDate"],
  "IDN-05": ["sex"],
  "IDN-06": ["nkk"],
  "IDN-07": ["nkk"],
  "IDN-08": ["birthDate"],
  "IDN-09": ["birthDate"],
  "IDN-10": ["birthDate"],
  "IDN-11": ["name"],
  "IDN-14": ["remark"],
  "GND-01": ["nik", "name", "birthDate"],
  "GND-02": ["nik", "name", "birthDate"],
  "GND-03": ["nik"],
  "GND-04": ["nik", "name", "birthDate"],
  "GND-05": ["nkk", "name"],
  "GND-06": ["nik", "name", "birthDate"],
  "KEL-01": ["nkk"],
  "KEL-02": ["tps"],
  "KEL-03": ["desa"],
  "KEL-06": ["address"],
  "UBH-01": ["nik", "name", "birthDate"],
  "UBH-02": ["sex", "birthDate"],
  "UBH-03": ["nik"],
};

/** Words of the evidence that name an element by its parts. */
const PARTS: Readonly<Record<string, ComparedColumn>> = {
  day: "birthDate",
  month: "birthDate",
  year: "birthDate",
};

/** @param evidence null before a blind first judgement: then what the rule disputes in general */
export function elementsInDispute(
  code: string,
  evidence: Readonly<Record<string, unknown>> | null,
  columns: readonly ComparedColumn[],
): readonly ComparedColumn[] {
  const words = Object.values(evidence ?? {})
    .flat()
    .flatMap((word) => (typeof word === "string" ? [PARTS[word] ?? word] : []));
  const named = columns.filter((column) => words.includes(column));
  const asked = ASKS[code] ?? [];
  if (asked.length === 0) return named;
  const narrowed = asked.filter((column) => named.includes(column));
  return narrowed.length > 0 ? narrowed : asked;
}

/** How a finding belongs to another's case. */
export const RELATIONS = ["person", "family", "place"] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Question {
  readonly detector: string;
  readonly elements: readonly ComparedColumn[];
}

/**
 * Can one answer be right for both? The same rule about the same people, family or place; or, about the same
 * person, two rules that dispute one element.
 */
export const asksTheSame = (one: Question, other: Question, relation: Relation): boolean =>
  one.detector === other.detector ||
  (relation === "person" && one.elements.some((element) => other.elements.includes(element)));
