import { forecastFinish, forecastSum, paceOf } from "@/lib/statistics/count-forecast";
import { daysAfter } from "@/lib/regions/time-zone";
import { isWorkingDay, workingDayAfter, workingDaysBetween } from "./working-days";

/** Decisions and signatures of one day, YYYY-MM-DD. */
export interface DayCount {
  readonly day: string;
  readonly decided: number;
  readonly signed: number;
}

export interface BurnUpInput {
  readonly total: number;
  readonly perDay: readonly DayCount[];
  /** YYYY-MM-DD, in the office's own zone */
  readonly today: string;
  readonly pleno: string | null;
  readonly holidays: readonly string[];
}

export interface BurnUpPoint {
  readonly day: string;
  readonly work: boolean;
  /** running sums; null after today */
  readonly decided: number | null;
  readonly signed: number | null;
  /** what would have to be decided by this day; null before today or without a meeting */
  readonly needed: number | null;
  /** 80 % interval of what will be decided; null before today or without a pace */
  readonly low: number | null;
  readonly high: number | null;
  readonly expected: number | null;
}

export interface BurnUp {
  readonly total: number;
  readonly decided: number;
  readonly signed: number;
  readonly left: number;
  readonly points: readonly BurnUpPoint[];
  /** decisions a working day, of the last fifteen of them; null while there is too little to say */
  readonly pace: number | null;
  readonly paceDays: number;
  /** decisions a working day that are needed from now on; null without a meeting, or when it is past */
  readonly needed: number | null;
  readonly workingDaysLeft: number | null;
  readonly finish: {
    readonly early: string | null;
    readonly likely: string | null;
    readonly late: string | null;
  } | null;
  /** in time: surely, probably, probably not, surely not; null where nothing can be said */
  readonly verdict: "done" | "surely" | "probably" | "unlikely" | "no" | "past" | null;
}

const OBSERVED = 15;
const MOST_PAST = 45;
const MOST_AHEAD = 45;

/**
 * Will it be done by the meeting: what was decided and signed day by day, the pace that is needed, and where
 * the pace of the last working days leads.
 */
export function burnUp({ total, perDay, today, pleno, holidays }: BurnUpInput): BurnUp {
  const free = new Set(holidays);
  const sum = (key: "decided" | "signed", to: string) =>
    perDay.reduce((all, one) => (one.day <= to ? all + one[key] : all), 0);
  const decided = sum("decided", today);
  const left = Math.max(0, total - decided);
  const counts = observed(perDay, today, free);
  const pace = paceOf(counts);
  const ahead = pleno === null || pleno < today ? null : workingDaysBetween(today, pleno, free);
  const finish = pace === null ? null : forecastFinish(pace, left);
  const dayOf = (n: number | null) => (n === null ? null : workingDayAfter(today, n, free));
  const shown = daysShown(perDay, today, pleno, dayOf(finish?.late ?? finish?.likely ?? null));
  let worked = 0;
  const points = shown.map((day): BurnUpPoint => {
    const work = isWorkingDay(day, free);
    if (day > today && work) worked += 1;
    const past = day <= today;
    const future = pace === null || day < today ? null : forecastSum(pace, worked);
    const upTo = (value: number | undefined) =>
      value === undefined ? null : Math.min(total, decided + value);
    return {
      day,
      work,
      decided: past ? sum("decided", day) : null,
      signed: past ? sum("signed", day) : null,
      needed:
        ahead === null || ahead.length === 0 || day < today || (pleno !== null && day > pleno)
          ? null
          : decided + (left * worked) / ahead.length,
      low: upTo(future?.low),
      high: upTo(future?.high),
      expected: upTo(future?.mean),
    };
  });
  return {
    total,
    decided,
    signed: sum("signed", today),
    left,
    points,
    pace: pace?.mean ?? null,
    paceDays: counts.length,
    needed: ahead === null || ahead.length === 0 ? null : left / ahead.length,
    workingDaysLeft: ahead?.length ?? null,
    finish:
      finish === null
        ? null
        : { early: dayOf(finish.early), likely: dayOf(finish.likely), late: dayOf(finish.late) },
    verdict: verdictOf(left, pleno, today, finish, ahead?.length ?? null),
  };
}

/**
 * Counts of the last working days since the first decision. Work of a free day is counted with the working day
 * before it; today is not over and only counts while there is nothing else.
 */
function observed(perDay: readonly DayCount[], today: string, free: ReadonlySet<string>): number[] {
  const first = perDay.find(({ decided }) => decided > 0)?.day;
  if (first === undefined) return [];
  const done = new Map(perDay.map(({ day, decided }) => [day, decided]));
  const counts: number[] = [];
  let carried = 0;
  for (let day = daysAfter(today, -1); day >= first && counts.length < OBSERVED; day = daysAfter(day, -1)) {
    const here = (done.get(day) ?? 0) + carried;
    carried = isWorkingDay(day, free) ? 0 : here;
    if (carried === 0 && isWorkingDay(day, free)) counts.push(here);
  }
  return counts.reverse();
}

function verdictOf(
  left: number,
  pleno: string | null,
  today: string,
  finish: { early: number | null; likely: number | null; late: number | null } | null,
  ahead: number | null,
): BurnUp["verdict"] {
  if (left === 0) return "done";
  if (pleno !== null && pleno < today) return "past";
  if (ahead === null || finish === null) return null;
  const within = (days: number | null) => days !== null && days <= ahead;
  if (within(finish.late)) return "surely";
  if (within(finish.likely)) return "probably";
  return within(finish.early) ? "unlikely" : "no";
}

function daysShown(
  perDay: readonly DayCount[],
  today: string,
  pleno: string | null,
  finish: string | null,
): string[] {
  const begin = [daysAfter(today, -MOST_PAST), perDay[0]?.day ?? daysAfter(today, -7)].sort().at(-1) ?? today;
  const furthest = [today, pleno ?? today, finish ?? today].sort().at(-1) ?? today;
  const end = [furthest, daysAfter(today, MOST_AHEAD)].sort()[0] ?? today;
  const days: string[] = [];
  for (let day = begin > today ? today : begin; day <= end; day = daysAfter(day, 1)) days.push(day);
  return days;
}
