import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/access/actor";
import type { QueueFilter } from "@/lib/finding/model/queue/filter";
import { FINDING_STATES, type FindingState } from "@/lib/finding/model/state";
import { countFindings, findingCounts } from "@/lib/finding/queries/queue/counts";
import { isComparison } from "@/lib/finding/queries/catalogue";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  seedFinding,
  seedOffice,
  seedSnapshot,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let at: SeededSnapshot;

interface Row {
  id: number;
  state: string;
  detector: string;
  tier: string;
  tierRank: number;
  kecKey: string | null;
  desaKey: string | null;
  tpsNo: number | null;
  firstRunId: number;
  priority: number;
  searchText: string;
  assignedTo: string | null;
}
let all: Row[];

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  const states = FINDING_STATES.filter((state) => state !== "final");
  for (let n = 0; n < 240; n += 1) {
    const id = await seedFinding(at, {
      kec: n % 3 === 0 ? "331402" : "331401",
      tier: (["T", "S", "I"] as const)[n % 3]!,
      detector: ["IDN-02", "IDN-04", "GND-02", "KEL-01"][n % 4]!,
      state: states[n % states.length] as FindingState,
      rows: [1 + (n % 40)],
      priority: ((n * 7919) % 100) / 100,
    });
    if (n % 5 === 0)
      await prisma().finding.update({ where: { id }, data: { assignedTo: office.both.id, tpsNo: n % 7 } });
  }
  all = await prisma().finding.findMany({
    select: {
      id: true,
      state: true,
      detector: true,
      tier: true,
      tierRank: true,
      kecKey: true,
      desaKey: true,
      tpsNo: true,
      firstRunId: true,
      priority: true,
      searchText: true,
      assignedTo: true,
    },
  });
});

const text = (value: string | null) => value ?? "";
const ORDERS: Record<string, (a: Row, b: Row) => number> = {
  order: (a, b) =>
    b.tierRank - a.tierRank || a.firstRunId - b.firstRunId || b.priority - a.priority || a.id - b.id,
  newest: (a, b) => b.id - a.id,
  oldest: (a, b) => a.id - b.id,
  place: (a, b) =>
    (text(a.kecKey) < text(b.kecKey) ? -1 : text(a.kecKey) > text(b.kecKey) ? 1 : 0) ||
    (text(a.desaKey) < text(b.desaKey) ? -1 : text(a.desaKey) > text(b.desaKey) ? 1 : 0) ||
    (a.tpsNo ?? 0) - (b.tpsNo ?? 0) ||
    a.id - b.id,
};

const FILTERS: [QueueFilter, (row: Row) => boolean][] = [
  [{}, () => true],
  [{ states: ["new"] }, (row) => row.state === "new" || row.state === "second_review"],
  [
    { states: ["unsure", "returned"], tiers: ["T", "I"] },
    (row) => ["unsure", "returned"].includes(row.state) && row.tier !== "S",
  ],
  [{ detectors: ["IDN-02"] }, (row) => row.detector === "IDN-02"],
  [
    { detectors: ["IDN-02", "KEL-01"], kecKey: "331401" },
    (row) => row.detector !== "IDN-04" && row.detector !== "GND-02" && row.kecKey === "331401",
  ],
  [{ desaKey: "3314022001", tpsNo: 1 }, (row) => row.desaKey === "3314022001" && row.tpsNo === 1],
  [{ text: "pemilih 3" }, (row) => row.searchText.includes("PEMILIH 3")],
  [{ text: "tidak ada" }, () => false],
  [{ assigned: "someone" }, (row) => row.assignedTo !== null],
];

async function everyPage(
  actor: Actor,
  filter: QueueFilter,
  sort: "order" | "newest" | "oldest" | "place",
): Promise<number[]> {
  const ids: number[] = [];
  let after: number | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof findingPage>> = await findingPage(
      { actor },
      {
        filter: { snapshotId: at.snapshotId, ...filter },
        sort,
        limit: 17,
        ...(after === null ? {} : { after }),
      },
    );
    ids.push(...page.rows.map((row) => row.id));
    if (page.next === null) return ids;
    after = page.next;
  }
}

/**
 * Within a page the comparisons of a tier stand in an order of the person's own: here by number, on both sides
 * of what is compared.
 */
function settled(ids: readonly number[]): number[] {
  const rowOf = new Map(all.map((row) => [row.id, row]));
  const pages = Array.from({ length: Math.ceil(ids.length / 17) }, (_value, page) =>
    ids.slice(page * 17, page * 17 + 17),
  );
  return pages.flatMap((page) => {
    const compared = page.filter((id) => isComparison(rowOf.get(id)?.detector ?? ""));
    const byTier = Map.groupBy(
      compared.toSorted((a, b) => a - b),
      (id) => rowOf.get(id)?.tier,
    );
    return page.map((id) => (compared.includes(id) ? (byTier.get(rowOf.get(id)?.tier)?.shift() ?? id) : id));
  });
}

it("gives every finding once, in the order asked for, for every filter and person, page after page", async () => {
  for (const [actor, sees] of [
    [office.supervisor, () => true],
    [office.both, () => true],
    [office.kec1, (row: Row) => row.kecKey === "331401"],
    [office.desa, (row: Row) => row.desaKey === "3314012001"],
  ] as [Actor, (row: Row) => boolean][]) {
    for (const [filter, meant] of FILTERS) {
      for (const sort of ["order", "newest", "oldest", "place"] as const) {
        const expected = all
          .filter((row) => sees(row) && meant(row))
          .sort(ORDERS[sort])
          .map((row) => row.id);
        const given = await everyPage(actor, filter, sort);
        expect(
          sort === "order" ? settled(given) : given,
          `${actor.username} ${JSON.stringify(filter)} ${sort}`,
        ).toEqual(sort === "order" ? settled(expected) : expected);
      }
      expect(await countFindings({ actor }, { snapshotId: at.snapshotId, ...filter })).toBe(
        all.filter((row) => sees(row) && meant(row)).length,
      );
    }
  }
});

it("counts every tab", async () => {
  const counts = await findingCounts({ actor: office.supervisor }, { snapshotId: at.snapshotId });
  expect(counts.all).toBe(all.length);
  expect(counts.unsure).toBe(all.filter((row) => row.state === "unsure").length);
  expect(counts.signoff).toBe(all.filter((row) => row.state === "awaiting_signoff").length);
  expect(counts.decided).toBe(0);
});

it("treats percent signs and underscores in the text as what they are", async () => {
  expect(
    await countFindings({ actor: office.supervisor }, { snapshotId: at.snapshotId, text: "pem%3" }),
  ).toBe(0);
  expect(
    await countFindings({ actor: office.supervisor }, { snapshotId: at.snapshotId, text: "pemilih_3" }),
  ).toBe(0);
});
