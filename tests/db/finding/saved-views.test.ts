import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/access/actor";
import { viewCounts } from "@/lib/finding/queries/queue/counts";
import { savedViews } from "@/lib/finding/queries/queue/views";
import { deleteView, renameView, saveView } from "@/lib/finding/services/views";
import { as } from "@/tests/support/acting";
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

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
});

it(
  "keeps a view for its owner, shares it with the office, and counts for each person only what lies in " +
    "their area",
  async () => {
    await seedFinding(at, { kec: "331401" });
    await seedFinding(at, { kec: "331402" });
    const { viewId } = await saveView(as(office.kec1), {
      name: "Tanggal lahir",
      query: "aturan=IDN-04&tampilan=all",
      shared: false,
    });
    expect(await savedViews(as(office.kec2))).toEqual([]);
    await renameView(as(office.kec1), { viewId, name: "Tanggal lahir kantor", shared: true });
    const countFor = async (actor: Actor) => viewCounts(as(actor), await savedViews(as(actor)));
    expect(await countFor(office.kec1)).toMatchObject([
      { name: "Tanggal lahir kantor", own: true, shared: true, count: 1 },
    ]);
    expect(await countFor(office.kec2)).toMatchObject([
      { name: "Tanggal lahir kantor", own: false, count: 1 },
    ]);
    expect(await countFor(office.supervisor)).toMatchObject([{ count: 2 }]);
    for (const action of [
      renameView(as(office.kec2), { viewId, name: "Lain", shared: false }),
      deleteView(as(office.kec2), { viewId }),
    ]) {
      await expect(action).rejects.toMatchObject({ code: "view-not-found" });
    }
    await deleteView(as(office.kec1), { viewId });
    expect(await savedViews(as(office.kec2))).toEqual([]);
    const trail = await prisma().auditEvent.findMany({
      where: { entityType: "view" },
      orderBy: { seq: "asc" },
      select: { action: true },
    });
    expect(trail.map((event) => event.action)).toEqual(["view.save", "view.rename", "view.delete"]);
  },
);
