import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";

/** Offices count their months in Western Indonesian time (WIB, UTC+7). */
const WIB_MS = 7 * 3_600_000;

/**
 * Until when decisions count in measures on the pages of whoever judges: the end of the last month. A number that
 * moved with a decision would tell whether it was one about a control finding (soal kendali), which no measure has.
 * Null, for all there are, for those who do not judge.
 */
export function countedUntil(actor: Pick<Actor, "role">, now = new Date()): Date | null {
  if (!can(actor, "finding.judge")) return null;
  const here = new Date(now.getTime() + WIB_MS);
  return new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth(), 1) - WIB_MS);
}
