import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { holidays } from "@/lib/calendar/queries/events";
import { plenoDate } from "@/lib/calendar/queries/pleno";
import { burnUp, type BurnUp } from "@/lib/dashboard/model/burn-up";
import { capacity, firstRules, MOST_PLANNED_DAYS, type OpenRule } from "@/lib/dashboard/model/capacity";
import { prisma } from "@/lib/db/prisma";
import { countedTotalsSchema } from "@/lib/ingest/shapes";
import { officeToday } from "@/lib/regions/time-zone";
import { controlTotalsSchema } from "@/lib/snapshot/model/input";
import type { Period } from "@/lib/snapshot/model/period";
import { compareTotals, type TotalsComparison } from "@/lib/snapshot/model/quality";
import { openRules } from "./open-rules";
import { reviewersPace } from "./people";
import { progress } from "./progress";
import { stuckWork, type Stuck } from "./stuck";
import { trends, type TrendPoint } from "./trends";

/** One page before the meeting. */
export interface LeadershipView {
  readonly pleno: string | null;
  readonly burnUp: BurnUp;
  /** typed from the Berita Acara against counted */
  readonly totals: readonly TotalsComparison[];
  readonly here: TrendPoint | null;
  readonly before: TrendPoint | null;
  readonly stuck: Stuck;
  /** what the people there are cannot do until the meeting, rule by rule; all of it where there is no meeting */
  readonly undone: readonly OpenRule[];
  readonly undoneCount: number;
}

/** What those who answer for the work need to know, from the same figures as all other pages. */
export async function leadershipView(
  ctx: Ctx,
  current: Period,
  periods: readonly Period[],
): Promise<LeadershipView> {
  authorise(ctx.actor, "leadership.view");
  const own = periods.filter(
    ({ regionCode, stage }) => regionCode === current.regionCode && stage === current.stage,
  );
  const [pleno, free, done, totals, points, stuck, people, rules] = await Promise.all([
    plenoDate(ctx, current),
    holidays(current.regionCode),
    progress(ctx, current),
    totalsOf(current.id),
    trends(ctx, own),
    stuckWork(ctx, current),
    reviewersPace(ctx, current),
    openRules(ctx, current.id),
  ]);
  const burn = burnUp({ ...done, today: officeToday(current.regionCode), pleno, holidays: free });
  const days = burn.workingDaysLeft;
  const fits =
    days === null || days > MOST_PLANNED_DAYS ? null : firstRules(rules, capacity(people, days).decisions);
  const kept = new Set(fits?.rules.map(({ code }) => code));
  const undone = rules.filter(({ code }) => !kept.has(code));
  const at = points.findIndex(({ id }) => id === current.id);
  return {
    pleno,
    burnUp: burn,
    totals,
    here: points[at] ?? null,
    before: points[at - 1] ?? null,
    stuck,
    undone,
    undoneCount: undone.reduce((all, { open }) => all + open, 0),
  };
}

/** Totals of a roll, typed against counted; none where nothing was counted. */
async function totalsOf(id: number): Promise<TotalsComparison[]> {
  const { controlTotals, countedTotals } = await prisma().snapshot.findUniqueOrThrow({
    where: { id },
    select: { controlTotals: true, countedTotals: true },
  });
  const counted = countedTotalsSchema.safeParse(countedTotals);
  return counted.success ? compareTotals(controlTotalsSchema.parse(controlTotals), counted.data) : [];
}
