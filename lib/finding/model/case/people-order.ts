export const PEOPLE_A_PAGE = 50;

/** The headings by which the people of a finding can be put in order; identity numbers are none of them. */
export const PEOPLE_HEADINGS = ["lineNo", "name", "age", "sex", "tps", "desa"] as const;
type PeopleHeading = (typeof PEOPLE_HEADINGS)[number];

export interface PeopleOrder {
  readonly by: PeopleHeading;
  readonly desc: boolean;
}

/** As an address says it: `age`, or `-age` for the eldest first; null where it names no heading. */
export function parsePeopleOrder(text: string | null): PeopleOrder | null {
  const by = PEOPLE_HEADINGS.find((heading) => heading === text?.replace(/^-/, ""));
  return by === undefined ? null : { by, desc: text?.startsWith("-") === true };
}

export const formatPeopleOrder = ({ by, desc }: PeopleOrder): string => (desc ? `-${by}` : by);
