import type { Actor } from "@/lib/access/actor";
import { SORTS, VIEWS, type QueueFilter } from "@/lib/finding/model/queue/filter";
import { VIEW_FILTERS } from "@/lib/finding/model/queue/views";
import { onPool } from "@/lib/db/tx-rows";
import { claimable } from "@/lib/finding/queries/queue/claimable";
import { countFindings } from "@/lib/finding/queries/queue/counts";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { assertPresent } from "@/lib/assert-present";

export interface Question {
  readonly name: string;
  readonly ask: () => Promise<unknown>;
}

const PEOPLE: readonly Actor[] = [
  { id: "u-s", username: "s", role: "supervisor", areas: [] },
  { id: "u-r1", username: "r1", role: "verifikator", areas: ["331401", "331402"] },
  { id: "u-r2", username: "r2", role: "verifikator", areas: ["3314032001"] },
];

/** Every filter that the queue offers, alone and in the pairs that people use. */
function filters(snapshotId: number, run: number): [string, QueueFilter][] {
  const base = { snapshotId };
  const ready = { ...base, ...VIEW_FILTERS.ready };
  return [
    ...VIEWS.map((view): [string, QueueFilter] => [`view ${view}`, { ...base, ...VIEW_FILTERS[view] }]),
    ["detector common", { ...ready, detectors: ["IDN-01"] }],
    ["detector rare", { ...ready, detectors: ["IDN-55"] }],
    ["detectors three", { ...ready, detectors: ["IDN-01", "IDN-30", "IDN-55"] }],
    ["tier T", { ...ready, tiers: ["T"] }],
    ["kecamatan", { ...ready, kecKey: "331401" }],
    ["kecamatan + detector rare", { ...ready, kecKey: "331401", detectors: ["IDN-55"] }],
    ["desa", { ...ready, desaKey: "3314012001" }],
    ["desa + TPS", { ...ready, desaKey: "3314012001", tpsNo: 3 }],
    ["text common", { ...ready, text: "siti" }],
    ["text rare", { ...ready, text: "siti ratna 1b" }],
    ["text none", { ...ready, text: "zzzz" }],
    ["held by anyone", { ...base, holder: "anyone" }],
    ["assigned to nobody", { ...ready, assigned: "nobody" }],
    ["run", { ...base, runId: run }],
    ["older than 30 days", { ...ready, minAgeDays: 30 }],
    ["due", { ...base, states: ["field_check"], dueBefore: "2026-12-05" }],
    ["accepted", { ...base, states: ["final"], outcome: "accepted" }],
  ];
}

/**
 * Pages for three people in every order, deep pages, counts of every tab, taking the next one, and opening
 * one.
 */
export async function questions(snapshotId: number): Promise<Question[]> {
  const asked: Question[] = [];
  for (const actor of PEOPLE) {
    const ctx = { actor };
    const who =
      actor.areas.length === 0
        ? "supervisor"
        : assertPresent(actor.areas[0]).length === 6
          ? "2 kecamatan"
          : "1 desa";
    for (const sort of SORTS) {
      for (const [name, filter] of filters(snapshotId, 10 * snapshotId + 1))
        asked.push({
          name: `page · ${who} · ${sort} · ${name}`,
          ask: () => findingPage(ctx, { filter, sort }),
        });
      const deep = await deepCursor(ctx.actor, snapshotId, sort);
      if (deep !== null)
        asked.push({
          name: `page 12 · ${who} · ${sort}`,
          ask: () => findingPage(ctx, { filter: { snapshotId }, sort, after: deep }),
        });
    }
    for (const view of VIEWS)
      asked.push({
        name: `count · ${who} · ${view}`,
        ask: () => countFindings(ctx, { snapshotId, ...VIEW_FILTERS[view] }),
      });
    if (actor.role === "verifikator")
      for (const assigned of ["me", "nobody"] as const)
        asked.push({
          name: `next · ${who} · ${assigned}`,
          ask: () => claimable(onPool, actor, { assigned, snapshotId }, 60),
        });
    const [first] = (await findingPage(ctx, { filter: { snapshotId } })).rows;
    if (first) asked.push({ name: `open · ${who}`, ask: () => getFinding(ctx, first.id) });
  }
  return asked;
}

async function deepCursor(
  actor: Actor,
  snapshotId: number,
  sort: (typeof SORTS)[number],
): Promise<number | null> {
  let after: number | null = null;
  for (let page = 0; page < 11; page += 1) {
    const { next }: { next: number | null } = await findingPage(
      { actor },
      { filter: { snapshotId }, sort, ...(after === null ? {} : { after }) },
    );
    if (next === null) return null;
    after = next;
  }
  return after;
}
