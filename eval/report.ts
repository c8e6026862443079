// npm run eval -- report: writes docs/evaluation.md and its plot from what was measured last, without
// measuring anew.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  catalogueSection,
  honestSection,
  importSection,
  linkageSection,
  linkageSpeedSection,
  worldsSection,
  powerSection,
  queueSection,
  speedSection,
} from "./support/document";
import { powerPlot } from "./support/plot";
import { readResult } from "./support/results";
import {
  benchResultSchema,
  catalogueResultSchema,
  honestResultSchema,
  importBenchSchema,
  linkageBenchSchema,
  linkageResultSchema,
  worldsResultSchema,
  powerResultSchema,
  queueBenchSchema,
} from "./support/shapes";

const docs = join(process.cwd(), "docs");
const power = powerResultSchema.nullable().parse(readResult("power"));
const unitOf = (unit: string, size: number) =>
  unit === "share" ? `${Math.round(size * 100)} %` : `${size} ${unit}`;

const parts = [
  "# Evaluation\n\nHow well the catalogue does, measured and not claimed. Every number below comes from a " +
    "command that stays in the project; this file is written by `npm run eval -- report` from " +
    "`docs/evaluation/*.json`. All rolls are synthetic (`prisma/roll`, seeded: the same command gives the " +
    "same rolls on any machine).\n",
  catalogueSection(catalogueResultSchema.nullable().parse(readResult("catalogue"))),
  honestSection(honestResultSchema.nullable().parse(readResult("honest"))),
  powerSection(power),
  linkageSection(linkageResultSchema.nullable().parse(readResult("linkage"))),
  worldsSection(worldsResultSchema.nullable().parse(readResult("worlds"))),
  linkageSpeedSection(linkageBenchSchema.nullable().parse(readResult("bench-linkage"))),
  speedSection(benchResultSchema.nullable().parse(readResult("bench-catalogue"))),
  importSection(importBenchSchema.nullable().parse(readResult("bench-import"))),
  queueSection(queueBenchSchema.nullable().parse(readResult("bench-queue"))),
];
writeFileSync(join(docs, "evaluation.md"), `${parts.filter((part) => part !== "").join("\n")}`);
if (power !== null) {
  const curves = power.curves.map(({ code, name, unit, points }) => ({
    label: `${code} ${name}`,
    points: points.map((point) => ({ power: point.power, label: unitOf(unit, point.size) })),
  }));
  writeFileSync(
    join(docs, "evaluation", "power.svg"),
    powerPlot("Share of insertions found, by size", curves),
  );
}
process.stdout.write("docs/evaluation.md\n");
