import { beforeAll, expect, test } from "vitest";
import { runDetectors } from "@/eval/support/run";
import type { Found } from "@/eval/support/run";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

await freshDatabase();

const PERIODS = ["2024-09-10", "2024-12-10", "2025-03-10", "2025-06-10", "2025-09-10", "2025-12-10"];
const DESA = 14;
const VOTERS = 60;

/**
 * Newcomers of a desa per quarter: one, but twelve every time in a growing suburb (3), and thirty at last in
 * the desa in question (7).
 */
const moved = (desa: number, period: number): number =>
  desa === 3 ? 12 * period : desa === 7 && period === PERIODS.length - 1 ? period - 1 + 30 : period;

/** Everyone has a number of their own; each period the first of a desa leave and as many come. */
function lines(period: number) {
  return desaRows(DESA, VOTERS, (desa, n) => {
    const person = desa * 200 + moved(desa, period) + n;
    return {
      nik: `331401120385${String(person + 1).padStart(4, "0")}`,
      name: `WARGA ${[person % 26, Math.floor(person / 26) % 26, Math.floor(person / 676)]
        .map((place) => String.fromCharCode(65 + place))
        .join("")}`,
      birthDate: "12|03|1985",
      sex: "L",
    };
  }).map((row, n) => ({ fileOrd: 1, raw: exampleVoter(n, row) }));
}

let findings: readonly Found[];
const ids: number[] = [];
beforeAll(async () => {
  for (const [period, referenceDate] of PERIODS.entries())
    ids.push(
      await seedSnapshot(lines(period), {
        referenceDate,
        period: referenceDate,
        previousId: ids.at(-1) ?? null,
      }),
    );
  ({ findings } = await runDetectors(ids.at(-1) ?? 0, ids.at(-2) ?? null, ["UBH-06"]));
});

test("with six snapshots a surge is found, and a suburb that always grows is not asked about", () => {
  expect(findings.map(({ code, subjectKey }) => ({ code, desa: subjectKey.split("|").at(-1) }))).toEqual([
    { code: "UBH-06", desa: desaRows(8, 1)[7]?.desa },
  ]);
});

test("the finding carries the series of the desa, and what its own past leads to expect", () => {
  const { past, series } = findings[0]?.evidence as {
    past: { expected: number; p: number };
    series: { kind: string; points: { period: string; days: number; observed: number; expected?: number }[] };
  };
  expect(series.kind).toBe("series");
  expect(series.points.map(({ observed }) => observed)).toEqual([1, 1, 1, 1, 30]);
  expect(series.points.map(({ days }) => days)).toEqual([91, 90, 92, 92, 91]);
  expect(past.expected).toBeLessThan(8);
  expect(past.p).toBeLessThan(0.001);
});

test("a snapshot of mostly other people is no history: the surge is found as before, and the run says so", async () => {
  const trial = Array.from({ length: 300 }, (_, n) => ({
    fileOrd: 1,
    raw: exampleVoter(n, { nik: `331401${String(n + 1).padStart(10, "0")}`, name: "UJI COBA" }),
  }));
  await seedSnapshot(trial, { referenceDate: "2025-07-20", period: "uji coba" });
  const again = await runDetectors(ids.at(-1) ?? 0, ids.at(-2) ?? null, ["UBH-06"]);
  const { series } = again.findings[0]?.evidence as { series: { points: { observed: number }[] } };
  expect(series.points.map(({ observed }) => observed)).toEqual([1, 1, 1, 1, 30]);
  expect(again.detectors[0]?.reason).toEqual({
    key: "historyLeftOut",
    values: { count: 1, periods: "uji coba" },
  });
});
