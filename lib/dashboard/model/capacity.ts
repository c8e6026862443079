import { TIERS, type Tier } from "@/lib/detectors/kit/tier";

/** What is open of one rule, and how often people accepted it before. */
export interface OpenRule {
  readonly code: string;
  readonly tier: Tier;
  readonly open: number;
  /** share accepted of final decisions; null while none is */
  readonly precision: number | null;
}

/** One person's pace: decisions on a day on which they decide. */
export interface PersonPace {
  readonly id: string;
  readonly name: string;
  /** median decisions a day of work; null before the first */
  readonly perDay: number | null;
  readonly days: number;
}

export interface Capacity {
  readonly people: number;
  readonly workingDays: number;
  readonly perDay: number;
  /** decisions that these people can be expected to give until then */
  readonly decisions: number;
  /** the pace is a guess, because nobody has decided anything yet */
  readonly assumed: boolean;
}

/** Before the first decision: what an office plans with, to be replaced by what it measures. */
export const ASSUMED_PER_DAY = 40;

/** Working days that a plan by people reaches: further than a quarter, nobody knows who will be there. */
export const MOST_PLANNED_DAYS = 90;

/**
 * People × days × pace. Who has no pace of their own yet is counted at the middle of the others, or at the
 * assumption where there are no others.
 */
export function capacity(people: readonly PersonPace[], workingDays: number): Capacity {
  const known = people.flatMap(({ perDay }) => (perDay === null ? [] : [perDay])).sort((a, b) => a - b);
  const middle = known[Math.floor((known.length - 1) / 2)] ?? ASSUMED_PER_DAY;
  const perDay = people.reduce((all, one) => all + (one.perDay ?? middle), 0);
  return {
    people: people.length,
    workingDays,
    perDay,
    decisions: Math.round(perDay * workingDays),
    assumed: known.length === 0,
  };
}

export interface FirstRules {
  readonly rules: readonly OpenRule[];
  /** open findings of the rules that fit */
  readonly covered: number;
  readonly open: number;
}

/**
 * Which rules come first when not all can be done: the weightiest tier, in it what people accepted most often
 * (of rules nobody has decided, one half is assumed), then the shorter pile, until the capacity is used up.
 */
export function firstRules(open: readonly OpenRule[], decisions: number): FirstRules {
  const worth = ({ precision }: OpenRule) => precision ?? 0.5;
  const sorted = open
    .filter((rule) => rule.open > 0)
    .sort(
      (a, b) =>
        TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) ||
        worth(b) - worth(a) ||
        a.open - b.open ||
        (a.code < b.code ? -1 : 1),
    );
  const rules: OpenRule[] = [];
  let covered = 0;
  for (const rule of sorted) {
    if (rules.length > 0 && covered + rule.open > decisions) continue;
    rules.push(rule);
    covered += rule.open;
  }
  return { rules, covered, open: open.reduce((all, rule) => all + rule.open, 0) };
}
