// npm run eval -- calibration: false area findings on honest rolls, and the power of the area detectors by
// size of what is inserted.
import { parseArgs } from "node:util";
import { DETECTORS } from "@/lib/detectors/registry";
import { wilson } from "@/lib/statistics/wilson";
import type { KeyEntry } from "@/prisma/roll/answer-key";
import { DEFAULT_OPTIONS } from "@/prisma/roll/generate-roll";
import type { Insertion } from "@/prisma/roll/model";
import * as mob from "@/prisma/roll/insertions/mob";
import * as sta from "@/prisma/roll/insertions/sta";
import * as ubh from "@/prisma/roll/insertions/ubh";
import { withScratchDatabase } from "./support/database";
import { forget, loadGenerated } from "./support/generated-roll";
import { keepResult } from "./support/results";
import { runDetectors } from "./support/run";
import type { Found } from "./support/run";

const { values } = parseArgs({
  options: {
    rolls: { type: "string", default: "50" },
    voters: { type: "string", default: "24000" },
    seeds: { type: "string", default: "12" },
    only: { type: "string" },
  },
});
const voters = Number(values.voters);

/**
 * Detectors that test areas: a finding of theirs on an honest roll is false. UBH-10 is a plain threshold on a
 * fact and makes no test.
 */
const AREA = DETECTORS.map((detector) => detector.code as string).filter((code) =>
  /^(?:STA-|MOB-|UBH-0[678])/.test(code),
);

interface Curve {
  readonly code: string;
  readonly name: string;
  readonly unit: "share" | "people" | "families";
  readonly sizes: readonly number[];
  readonly insertion: (size: number) => Insertion;
}

const CURVES: readonly Curve[] = [
  {
    code: "UBH-06",
    name: "surge of newcomers",
    unit: "share",
    sizes: [0.03, 0.05, 0.08, 0.12],
    insertion: ubh.surgeOfNewcomers,
  },
  {
    code: "UBH-07",
    name: "surge of removals",
    unit: "share",
    sizes: [0.03, 0.05, 0.08, 0.12],
    insertion: ubh.surgeOfRemovals,
  },
  {
    code: "UBH-08",
    name: "addresses changed",
    unit: "share",
    sizes: [0.03, 0.06, 0.1, 0.2],
    insertion: ubh.surgeOfChanges,
  },
  {
    code: "STA-01",
    name: "ages heaped",
    unit: "share",
    sizes: [0.1, 0.2, 0.35, 0.5],
    insertion: sta.roundAges,
  },
  {
    code: "STA-03",
    name: "women missing",
    unit: "share",
    sizes: [0.04, 0.07, 0.1, 0.14],
    insertion: sta.fewWomen,
  },
  {
    code: "STA-04",
    name: "age structure shifted",
    unit: "share",
    sizes: [0.06, 0.1, 0.15, 0.22],
    insertion: sta.manyYoung,
  },
  {
    code: "STA-05",
    name: "serials in a row",
    unit: "people",
    sizes: [4, 6, 8, 12],
    insertion: sta.serialRun,
  },
  {
    code: "STA-12",
    name: "family cards issued together",
    unit: "families",
    sizes: [16, 26, 40, 60],
    insertion: sta.cardsTogether,
  },
  {
    code: "MOB-01",
    name: "newcomers at one place",
    unit: "people",
    sizes: [10, 16, 22, 30],
    insertion: mob.newcomersAtOnePlace,
  },
];

/** So many desa get each insertion in one roll. */
const DESA_EACH = 2;

await withScratchDatabase(async () => {
  if (values.only !== "power") keepResult("honest", await honestRolls(Number(values.rolls)));
  if (values.only !== "honest") await powerCurves(Number(values.seeds));
});

async function honestRolls(rolls: number) {
  const perRoll: number[] = [];
  const byCode = new Map<string, number>();
  let tests = 0;
  for (let seed = 1; seed <= rolls; seed++) {
    const findings = await areaFindings(1000 + seed, []);
    perRoll.push(findings.length);
    for (const finding of findings) byCode.set(finding.code, (byCode.get(finding.code) ?? 0) + 1);
    tests += 1;
    process.stdout.write(
      `honest roll ${seed}/${rolls}: ${findings.length} false${findings
        .map(
          (finding) =>
            ` ${finding.code} ` + `${finding.subjectKey} q ${Number(finding.evidence.q).toPrecision(2)}`,
        )
        .join(";")}\n`,
    );
  }
  const mean = perRoll.reduce((sum, n) => sum + n, 0) / rolls;
  process.stdout.write(
    `mean ${mean.toFixed(2)} false area findings per honest roll of ${voters} voters, ${rolls} rolls (goal ≤ 0.5)\n`,
  );
  return { rolls: tests, voters, mean, perRoll, byCode: Object.fromEntries(byCode) };
}

/**
 * All insertions at once, each in desa of its own; every size once per seed, and the result kept after each
 * seed, so that a broken run has its worth.
 */
async function powerCurves(seeds: number): Promise<void> {
  const hits = CURVES.map((curve) => curve.sizes.map(() => ({ inserted: 0, found: 0 })));
  const steps = Math.max(...CURVES.map((curve) => curve.sizes.length));
  for (let seed = 1; seed <= seeds; seed++) {
    for (let step = 0; step < steps; step++) {
      const order = CURVES.map((curve) => ({
        insertion: curve.insertion(curve.sizes[step] ?? 0),
        count: DESA_EACH,
      }));
      const { findings, key } = await inserted(2000 + step * 100 + seed, order);
      CURVES.forEach((curve, c) => {
        const cell = hits[c]?.[step];
        if (cell !== undefined) count(cell, curve.code, key, findings);
      });
    }
    const curves = CURVES.map(({ code, name, unit, sizes }, c) => ({
      code,
      name,
      unit,
      points: sizes.map((size, i) => ({
        size,
        ...(hits[c]?.[i] ?? { inserted: 0, found: 0 }),
        ...rate(hits[c]?.[i]),
      })),
    }));
    keepResult("power", { voters, seeds: seed, desaEach: DESA_EACH, curves });
    process.stdout.write(
      `seed ${seed}/${seeds}\n${curves
        .map(
          (curve) =>
            `  ${curve.code} ${curve.name}: ` +
            `${curve.points.map((point) => `${point.size} → ${point.found}/${point.inserted}`).join("  ")}\n`,
        )
        .join("")}`,
    );
  }
}

function count(
  cell: { inserted: number; found: number },
  code: string,
  key: readonly KeyEntry[],
  findings: readonly Found[],
): void {
  for (const entry of key.filter((one) => one.code === code)) {
    const desa = /^[DT]:([^:#]+)/.exec(entry.subject)?.[1] ?? "";
    cell.inserted += 1;
    if (findings.some((finding) => finding.code === code && finding.areaCode === desa)) cell.found += 1;
  }
}

function rate(cell: { inserted: number; found: number } | undefined) {
  const { inserted: of, found } = cell ?? { inserted: 0, found: 0 };
  return { power: of === 0 ? 0 : found / of, ...wilson(found, of) };
}

async function areaFindings(
  seed: number,
  insertions: readonly { insertion: Insertion; count: number }[],
): Promise<readonly Found[]> {
  return (await inserted(seed, insertions)).findings;
}

async function inserted(seed: number, insertions: readonly { insertion: Insertion; count: number }[]) {
  const roll = await loadGenerated({ ...DEFAULT_OPTIONS, voters, seed, insertions });
  const { findings } = await runDetectors(roll.snapshotId, roll.baselineId, AREA);
  await forget([roll.snapshotId, roll.baselineId]);
  return { findings, key: roll.key };
}
