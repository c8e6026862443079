import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import type { Ctx } from "@/lib/access/actor";
import type { Period } from "@/lib/snapshot/model/period";
import { listPeriods } from "@/lib/snapshot/queries/periods";

export const PERIOD_COOKIE = "cermat.periode";

export interface PeriodChoice {
  readonly periods: readonly Period[];
  /** what the pages show: the period chosen in the top bar, else the newest; null before the first import */
  readonly current: Period | null;
}

/** The period that an address names, where it names one that this person may see; else the one of the top bar. */
export async function periodOfAddress(ctx: Ctx, id: number | null): Promise<PeriodChoice> {
  const choice = await periodChoice(ctx);
  return { ...choice, current: choice.periods.find((period) => period.id === id) ?? choice.current };
}

/** The period switch of the top bar, for every page that shows one period at a time. */
export const periodChoice = cache(async (ctx: Ctx): Promise<PeriodChoice> => {
  const periods = await listPeriods(ctx);
  const chosen = Number((await cookies()).get(PERIOD_COOKIE)?.value);
  return { periods, current: periods.find(({ id }) => id === chosen) ?? periods[0] ?? null };
});
