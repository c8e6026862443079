import { beforeAll, expect, it } from "vitest";
import { readCalibration, wrongAmong } from "@/lib/oversight/queries/calibration";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  seedFinding,
  seedOffice,
  seedSnapshot,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";
import { seedFinal } from "@/tests/support/seed-final";

await freshDatabase();
let office: Office;
let before: SeededSnapshot;
let now: SeededSnapshot;
const judgedFindings: number[] = [];
const LAST_YEAR = new Date(Date.now() - 365 * 86_400_000);

beforeAll(async () => {
  office = await seedOffice();
  before = await seedSnapshot(40, "TW III 2025");
  now = await seedSnapshot(40, "TW IV 2025");
});

const decided = async (at: SeededSnapshot, score: number, accepted: boolean) => {
  const id = await seedFinding(at, { score, evidence: { probability: score / 10 } });
  // Of a past month: whoever judges reads measures of those alone.
  await seedFinal(id, office.kec1.id, accepted ? "accepted" : "rejected", { decidedAt: LAST_YEAR });
  judgedFindings.push(id);
};

it("says nothing before there is enough, then the share accepted by score and beside what was stated", async () => {
  for (let n = 0; n < 20; n++) await decided(before, 9, n !== 0);
  expect(await readCalibration({ actor: office.supervisor }, "IDN-04")).toBeNull();
  expect(await wrongAmong({ actor: office.supervisor }, judgedFindings)).toBeNull();
  for (let n = 0; n < 20; n++) await decided(before, 3, n < 8);
  const measured = await readCalibration({ actor: office.supervisor }, "IDN-04");
  expect(measured).toMatchObject({
    decided: 40,
    random: false,
    steps: [
      { from: 3, n: 20, share: 0.4 },
      { from: 9, n: 20, share: 0.95 },
    ],
    drift: null,
  });
  expect(measured?.bars.map(({ stated, right, n }) => [stated, right, n])).toEqual([
    [expect.closeTo(0.3, 6), 0.4, 20],
    [expect.closeTo(0.9, 6), 0.95, 20],
  ]);
});

it("counts what is probably wrong among judged findings alone, for whoever leads the work", async () => {
  const open = await seedFinding(before, { score: 3 });
  const wrong = await wrongAmong({ actor: office.supervisor }, [...judgedFindings, open]);
  expect(wrong?.of).toBe(40);
  expect(wrong?.expected).toBeGreaterThan(9);
  expect(wrong?.expected).toBeLessThan(17);
  expect(wrong?.low).toBeLessThan(wrong?.expected ?? 0);
  await expect(wrongAmong({ actor: office.kec1 }, judgedFindings)).rejects.toThrow();
});

it("prefers decisions on findings at a random place, and warns when the newest period is another", async () => {
  for (let n = 0; n < 20; n++) await decided(now, 9, n < 4);
  const measured = await readCalibration({ actor: office.supervisor }, "IDN-04");
  expect(measured?.drift).toMatchObject({ before: { n: 40 }, now: { n: 20, share: 0.2 } });
  await setReviewPolicy(
    { actor: office.admin },
    { param: "randomShare", value: 1, reason: "semua temuan di tempat acak dalam uji" },
  );
  expect(await readCalibration({ actor: office.supervisor }, "IDN-04")).toMatchObject({
    decided: 60,
    random: true,
  });
});
