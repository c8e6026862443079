// npm run eval -- report: writes docs/evaluation.md and its plot from what was measured last, without
// measuring anew.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  blockingSection,
  catalogueSection,
  honestSection,
  formatsSection,
  importSection,
  linkageSection,
  linkageSpeedSection,
  peersSection,
  worldsSection,
  volumeSection,
  powerSection,
  loopSection,
  queueSection,
  speedSection,
} from "./support/document";
import { powerPlot } from "./support/plot";
import { readResult } from "./support/results";
import {
  benchResultSchema,
  blockingBenchSchema,
  catalogueResultSchema,
  formatsBenchSchema,
  honestResultSchema,
  importBenchSchema,
  linkageBenchSchema,
  linkageResultSchema,
  worldsResultSchema,
  volumeResultSchema,
  peersResultSchema,
  powerResultSchema,
  loopBenchSchema,
  queueBenchSchema,
} from "./support/shapes";

const docs = join(process.cwd(), "docs");
const power = powerResultSchema.nullable().parse(readResult("power"));
const unitOf = (unit: string, size: number) =>
  unit === "share" ? `${Math.round(size * 100)} %` : `${size} ${unit}`;

/** Since this day the linkage is that of decisions 0056 and 0089. */
const LINKAGE_SINCE = "2026-12-01";

/** A section whose numbers contain the linkage, marked where they were taken before it was what it is. */
function marked(section: string, result: { readonly measuredAt: string } | null): string {
  if (result === null || result.measuredAt >= LINKAGE_SINCE) return section;
  const [heading = "", ...rest] = section.split("\n");
  const note =
    "_Taken before the linkage of decisions 0056 and 0089 and not measured anew: what is said here of GND-03 to " +
    "GND-05 and of the time of a run holds for the commits of that day._";
  return [heading, "", note, ...rest].join("\n");
}

const catalogue = catalogueResultSchema.nullable().parse(readResult("catalogue"));
const linkageSpeed = linkageBenchSchema.nullable().parse(readResult("bench-linkage"));
const speed = benchResultSchema.nullable().parse(readResult("bench-catalogue"));

const parts = [
  "# Evaluation\n\nHow well the catalogue does, measured and not claimed. Every number below comes from a " +
    "command that stays in the project; this file is written by `npm run eval -- report` from " +
    "`docs/evaluation/*.json`. All rolls are synthetic (`prisma/roll`, seeded: the same command gives the " +
    "same rolls on any machine).\n",
  marked(catalogueSection(catalogue), catalogue),
  honestSection(honestResultSchema.nullable().parse(readResult("honest"))),
  powerSection(power),
  marked(
    linkageSection(linkageResultSchema.nullable().parse(readResult("linkage"))),
    linkageResultSchema.nullable().parse(readResult("linkage")),
  ),
  marked(
    worldsSection(worldsResultSchema.nullable().parse(readResult("worlds"))),
    worldsResultSchema.nullable().parse(readResult("worlds")),
  ),
  marked(
    volumeSection(volumeResultSchema.nullable().parse(readResult("volume"))),
    volumeResultSchema.nullable().parse(readResult("volume")),
  ),
  marked(
    peersSection(peersResultSchema.nullable().parse(readResult("peers"))),
    peersResultSchema.nullable().parse(readResult("peers")),
  ),
  marked(
    blockingSection(blockingBenchSchema.nullable().parse(readResult("bench-blocking"))),
    blockingBenchSchema.nullable().parse(readResult("bench-blocking")),
  ),
  marked(linkageSpeedSection(linkageSpeed), linkageSpeed),
  speedSection(speed),
  importSection(importBenchSchema.nullable().parse(readResult("bench-import"))),
  formatsSection(formatsBenchSchema.nullable().parse(readResult("bench-formats"))),
  queueSection(queueBenchSchema.nullable().parse(readResult("bench-queue"))),
  loopSection(loopBenchSchema.nullable().parse(readResult("bench-loop"))),
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
