import { expect, it } from "vitest";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import { DETECTORS } from "@/lib/detectors/registry";
import type { Actor, Role } from "@/lib/access/actor";
import { asksLinkage, readLinkageModel } from "@/lib/run/queries/linkage-model";
import { executeRun } from "@/lib/run/engine/execute-run";
import { startRun } from "@/lib/run/services/start";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

await freshDatabase();
const actor = (role: Role, areas: readonly string[] = []): { actor: Actor } => ({
  actor: { id: `u-${role}`, username: role, role, areas },
});
const admin = actor("admin");

it("draws the model of the newest run that fitted one, for those who may see its region", async () => {
  expect(await readLinkageModel(admin)).toBeNull();
  const snapshotId = await seedSnapshot(
    Array.from({ length: 120 }, (_, n) => ({ fileOrd: 1, raw: exampleVoter(n % 110) })),
  );
  const { runId } = await startRun(admin, { snapshotId, detectors: ["GND-04"] });
  await executeRun(runId);
  const later = await startRun(admin, { snapshotId, detectors: ["KEL-01"] });
  await executeRun(later.runId);

  const model = await readLinkageModel(admin);
  expect(model).toMatchObject({ runId, regionCode: "3314" });
  expect(model?.fields.map(({ field }) => field)).toContain("name");
  const name = model?.fields.find(({ field }) => field === "name")?.levels ?? [];
  expect(name[0]).toMatchObject({ level: "equal" });
  expect(name[0]?.bits).toBeGreaterThan(0);
  expect(model?.blocking.length).toBeGreaterThan(4);
  expect(model?.scores.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(model?.candidatePairs);

  expect(await readLinkageModel(actor("verifikator", ["331401"]))).toMatchObject({ runId });
  expect(await readLinkageModel(actor("verifikator", ["3313"]))).toBeNull();
  expect(await readLinkageModel(actor("supervisor", ["3313"]))).toBeNull();
});

it("belongs to the detectors that ask it", () => {
  expect(DETECTORS.filter(asksLinkage).map(({ code }) => code)).toContain("GND-04");
  expect(DETECTORS.filter(asksLinkage).map(({ code }) => code)).not.toContain("GND-01");
});
