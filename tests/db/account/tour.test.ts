import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { tourDue } from "@/lib/account/queries/tour";
import { finishTour } from "@/lib/account/services/finish-tour";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedOffice, type Office } from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
beforeAll(async () => {
  office = await seedOffice();
});

it("comes up for a reviewer until it was put away, once on the trail, and for nobody else", async () => {
  const reviewer = { actor: office.kec1 };
  expect(await tourDue(reviewer)).toBe(true);
  await finishTour(reviewer);
  await finishTour(reviewer);
  expect(await tourDue(reviewer)).toBe(false);
  expect(
    await prisma().auditEvent.count({ where: { actorId: office.kec1.id, action: "user.finish-tour" } }),
  ).toBe(1);
  expect(await tourDue({ actor: office.kec2 })).toBe(true);
  for (const actor of [office.supervisor, office.admin, office.auditor])
    expect(await tourDue({ actor })).toBe(false);
});
