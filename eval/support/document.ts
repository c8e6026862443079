import { wilson } from "@/lib/statistics/wilson";
import type {
  BlockingBench,
  PeersResult,
  BenchResult,
  CatalogueResult,
  HonestResult,
  FormatsBench,
  ImportBench,
  LinkageBench,
  LinkageResult,
  PowerResult,
  LoopBench,
  QueueBench,
  WorldsResult,
  VolumeResult,
} from "./shapes";

// The sections of docs/evaluation.md, each from one measured result. A result that was never measured says
// so.

const missing = (title: string, command: string): string =>
  `## ${title}\n\nNot measured yet: \`${command}\`.\n`;

const share = (
  value: { readonly share: number; readonly low: number; readonly high: number } | null,
): string =>
  value === null ? "–" : `${value.share.toFixed(3)} (${value.low.toFixed(2)}–${value.high.toFixed(2)})`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

export function catalogueSection(result: CatalogueResult | null): string {
  const command = "npm run eval -- catalogue";
  if (result === null) return missing("Detectors on an adversarial roll", command);
  const rows = result.detectors.map((d) => [
    d.code,
    d.inserted,
    d.found,
    d.missed,
    d.right,
    d.allowed,
    d.false,
    share(d.recall),
    share(d.precision),
    d.status === "done" ? "" : d.status,
  ]);
  return (
    `## Detectors on an adversarial roll

\`${command}\`, ${result.measuredAt}: ${result.lines.current.toLocaleString("en")} lines now, ` +
    `${result.lines.baseline.toLocaleString("en")} before, through files and the product's own import; seed ` +
    `${result.seed}; default parameters.

Inserted and found count the answer key's entries. A finding is *right* when it asks about something that ` +
    `was inserted for this detector, or that the key names as a side effect; *allowed* when it asks about a ` +
    `look-alike that no rule can tell from a defect (a person must say no), or about the desa of a file that ` +
    `was spoilt as a whole; *false* otherwise. Intervals: Wilson, 95 %. Area detectors have one insertion each ` +
    `here: their power is measured further down.

${table(["detector", "inserted", "found", "missed", "right", "allowed", "false", "recall", "precision", ""], rows)}
${duplicatesText(result.duplicates)}`
  );
}

type Duplicates = CatalogueResult["duplicates"];

/**
 * The three detectors of duplicates together, by the size of the rolls that were tried, and the pairs that
 * only look like one person.
 */
function duplicatesText(duplicates: Duplicates): string {
  const sizes = [...Map.groupBy(duplicates, ({ voters }) => voters)];
  const ratio = (hits: number, of: number) => share({ share: hits / of, ...wilson(hits, of) });
  const rows = sizes.map(([voters, rolls]) => {
    const sum = (key: "inserted" | "found" | "right" | "false") =>
      rolls.reduce((total, one) => total + one[key], 0);
    const asked = sum("right") + sum("false");
    return [
      voters.toLocaleString("en"),
      rolls.map(({ seed }) => seed).join(", "),
      sum("inserted"),
      sum("found"),
      `**${ratio(sum("found"), sum("inserted"))}**`,
      asked,
      sum("false"),
      `**${ratio(sum("right"), asked)}**`,
    ];
  });
  const looks = sizes.flatMap(([voters, rolls]) =>
    [
      ...Map.groupBy(
        rolls.flatMap(({ lookAlikes }) => lookAlikes),
        ({ name }) => name,
      ),
    ].map(([name, ones]) => {
      const [inserted, asked] = [
        ones.reduce((total, one) => total + one.inserted, 0),
        ones.reduce((total, one) => total + one.asked, 0),
      ];
      return [name, voters.toLocaleString("en"), inserted, asked, ratio(asked, inserted)];
    }),
  );
  return (
    `
GND-03 to GND-05 together: what any of the three asks about is found, and right whichever of them it was ` +
    `inserted for. Goals at 100,000 voters: recall 0.97, precision 0.95.

${table(["voters", "seeds", "inserted", "found", "recall", "findings", "false", "precision"], rows)}

Pairs of two people who only look like one, and how many of them these three ask about (goal for twins and ` +
    `for father and son: at most 2 %):

${table(["look-alike", "voters", "inserted", "asked about", "share"], looks)}
`
  );
}

export function honestSection(result: HonestResult | null): string {
  const command = "npm run eval -- calibration";
  if (result === null) return missing("False alarms on honest rolls", command);
  const wrong = Object.entries(result.byCode)
    .map(([code, n]) => `${code} ${n}`)
    .join(", ");
  const without = result.perRoll.filter((n) => n === 0).length;
  return (
    `## False alarms on honest rolls

\`${command}\`, ${result.measuredAt}: ${result.rolls} seeded rolls of ` +
    `${result.voters.toLocaleString("en")} voters in two periods, with natural over-dispersed variation ` +
    `between desa (log-normal factors of 25–45 % on every rate) and nothing inserted. All STA, MOB and ` +
    `UBH-06..08 detectors together, q = 0.05 over the whole run.

**Mean number of false area findings per roll: ${result.mean.toFixed(2)}** (goal ≤ 0.5); ${without} of ` +
    `${result.rolls} rolls without any.${wrong === "" ? "" : ` By detector: ${wrong}.`}
`
  );
}

/** Fewer insertions per size than this are no ground for a statement about power. */
const MIN_INSERTED = 10;

export function powerSection(result: PowerResult | null): string {
  const command = "npm run eval -- calibration";
  if (result === null) return missing("Power: size of what is inserted against share found", command);
  const rows = result.curves.map(({ code, name, unit, points }) => {
    const size = (value: number) => (unit === "share" ? `${Math.round(value * 100)} %` : `${value}`);
    const sure = points.every((point) => point.inserted >= MIN_INSERTED);
    const enough = points.find((_, i) => points.slice(i).every((later) => later.power >= 0.9));
    return [
      `${code} ${name}`,
      unit === "share" ? "of the desa" : unit,
      ...points.map(
        (point) =>
          `${size(point.size)}: **${point.power.toFixed(2)}** (${point.low.toFixed(2)}–${point.high.toFixed(2)})`,
      ),
      sure
        ? enough === undefined
          ? "not within these sizes"
          : size(enough.size)
        : "too few insertions to say",
    ];
  });
  const steps = Math.max(...result.curves.map((curve) => curve.points.length));
  const inserted = result.curves[0]?.points[0]?.inserted ?? 0;
  return `## Power: size of what is inserted against share found

\`${command}\`, ${result.measuredAt}: rolls of ${result.voters.toLocaleString("en")} voters; ${inserted}
insertions per size, each in a desa of its own. Found: this detector has a finding in that desa after
correction over the whole run. All insertions of a step stand in one roll, so what one of them brings along
widens what others are tested against: newcomers have new family cards, and the cards of the second step of
STA-12 stand out less for those of MOB-01 and UBH-08. Intervals: Wilson, 95 %.

![Power curves](evaluation/power.svg)

${table(
  [
    "detector and insertion",
    "size",
    ...Array.from({ length: steps }, (_, i) => `step ` + `${i + 1}`),
    "found ≥ 0.9 from",
  ],
  rows,
)}

Desa of these rolls have some 450 voters; those of Java have five to eight times as many, where the same
share is found with more certainty and smaller shares are within reach.
`;
}

export function linkageSection(result: LinkageResult | null): string {
  const command =
    "npm run eval -- linkage FILE.csv [--against B.csv] --map NAMA=given_name+surname … --truth-column rec_id";
  const intro =
    "GND-03 to GND-05 on the adversarial roll stand in the first table. Precision, recall and F1 on any labelled CSV:";
  if (result === null) return `## Linkage on labelled files\n\n${intro} \`${command}\`.\n`;
  const rows = Object.entries(result.files).map(([name, file]) => [
    name,
    file.records.toLocaleString("en"),
    file.truePairs.toLocaleString("en"),
    share(file.precision),
    share(file.recall),
    `**${file.f1.toFixed(4)}**`,
    `${file.seconds.toFixed(1)} s`,
  ]);
  return `## Linkage on labelled files

${intro} \`${command}\`. Public labelled files, which are not part of this repository. The linkage has one
set of parameters for all files; some of them were chosen with these in view. Last measured
${result.measuredAt}.

${table(["file and columns", "records", "true pairs", "precision", "recall", "F1", "time"], rows)}
`;
}

/**
 * Worlds of many naming cultures, with what was measured before the words of a name were weighed together.
 */
export function worldsSection(result: WorldsResult | null): string {
  const command = "npm run eval -- worlds";
  if (result === null) return missing("Linkage in many naming cultures", command);
  const rows = result.worlds.map(({ name, precision, recall, statedFalse, statedMissed, seconds }) => [
    name,
    share(precision),
    share(recall),
    statedFalse.toFixed(3),
    precision === null ? "–" : (1 - precision.share).toFixed(3),
    statedMissed.map((value) => value.toFixed(3)).join("–"),
    recall === null ? "–" : (1 - recall.share).toFixed(3),
    `${seconds.toFixed(1)} s`,
  ]);
  return `## Linkage in many naming cultures

\`${command} -- --seed ${result.seed}\`, ${result.measuredAt}: made-up kabupaten of
${result.voters.toLocaleString("en")} voters, each of another way of naming people (\`eval/worlds\`), in which
${result.inserted} people are written down twice, nobody in the same words. Nothing else is asked but pairs of the
linkage at a stated false share of .05. What was missed in papua, madura and sasak at seed 7 was looked at for decisions
0056 and 0089; the eight worlds from dayak on were made after the model and not looked at before they were measured.
What faults there are was chosen together with an earlier model (decision 0040).

${table(
  ["world", "precision", "recall", "false, stated", "false, true", "missed, stated", "missed, true", "time"],
  rows,
)}

${result.inserted} pairs a world: the intervals are about ± 0.06. The times are of a machine on which much else ran.
`;
}

export function linkageSpeedSection(result: LinkageBench | null): string {
  const command = "npm run bench -- linkage";
  if (result === null) return missing("Speed of the linkage", command);
  return (
    `## Speed of the linkage

\`${command}\`, ${result.measuredAt}: ${result.records.toLocaleString("en")} records; the pairs of all
blocking rules and their comparisons, in PostgreSQL and in DuckDB (two threads), from the same prepared
records and blocks, taking turns, best of ${result.rounds}.

| | pairs compared | accepted | time | PostgreSQL takes |
| --- | ---: | ---: | ---: | ---: |
| PostgreSQL, with the linkage's filter | ${result.pairs.toLocaleString("en")} | ${result.accepted} | ` +
    `${result.postgresSeconds.toFixed(2)} s | |
| DuckDB, the same comparisons of every pair of the blocks | ${result.duckdbPairs.toLocaleString("en")} | ` +
    `${result.duckdbAccepted} | ${result.duckdbSeconds.toFixed(2)} s | ` +
    `**${result.ratio.toFixed(2)} ×** (goal ≤ 1.0) |
| DuckDB, given the linkage's filter as well | ` +
    `${result.samePatterns ? result.pairs.toLocaleString("en") : "other pairs"} | ` +
    `${result.samePatterns ? result.accepted : "–"} | ${result.duckdbFilteredSeconds.toFixed(2)} s | ` +
    `${result.filteredRatio.toFixed(2)} × |

The filter is part of the linkage and not of the comparisons: it costs
${Math.max(0, result.duckdbAccepted - result.accepted)} of ${result.duckdbAccepted} accepted pairs here.
Given it, DuckDB is the faster engine; it is not worth a second one beside PostgreSQL (architecture:
measured ratios above).
`
  );
}

const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

export function importSection(result: ImportBench | null): string {
  const command = "npm run bench -- import";
  if (result === null) return missing("Speed of the import", command);
  return `## Speed of the import

\`${command}\`, ${result.measuredAt}: ${result.rows.toLocaleString("en")} records, ${result.megabytes} MB of
CSV, against \`\\copy\` of the file into an equal table plus the same indexes, taking turns.

Import **${(median(result.importMs) / 1000).toFixed(1)} s**, floor
**${(median(result.floorMs) / 1000).toFixed(1)} s**: **${result.ratio.toFixed(2)} ×** (goal ≤ 2.0); with
SHA-256 and inspection ${result.wholeRatio.toFixed(2)} ×. Peak memory of the process ${result.peakRssMb} MB
(goal < 600).
`;
}

export function formatsSection(result: FormatsBench | null): string {
  const command = "npm run bench -- formats";
  if (result === null) return missing("Workbooks of a million rows", command);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const rows = result.files.map(({ format, megabytes, inspectMs, readMs, peakRssMb }) => [
    format.toUpperCase(),
    `${megabytes} MB`,
    seconds(inspectMs),
    seconds(readMs),
    `${peakRssMb} MB`,
  ]);
  return `## Workbooks of a million rows

\`${command}\`, ${result.measuredAt}: the same ${result.rows.toLocaleString("en")} records in three formats, load
${result.load}; each reading is a process of its own, from inspection to COPY text, without a database.

${table(["file", "size", "inspected", "read", "peak memory"], rows)}
`;
}

export function queueSection(result: QueueBench | null): string {
  const command = "npm run bench -- queue";
  if (result === null) return missing("Speed of the queue", command);
  const rows = result.results.map(({ findings, questions, p50, p95, scanning }) => [
    findings.toLocaleString("en"),
    questions,
    `${p50} ms`,
    `${p95} ms`,
    scanning.length === 0 ? "none" : `${scanning.length}`,
  ]);
  const slowest =
    result.results
      .at(-1)
      ?.slowest.slice(0, 5)
      .map(({ name, p50 }) => `${name} ${p50} ms`)
      .join("; ") ?? "";
  return `## Speed of the queue

\`${command}\`, ${result.measuredAt}: ${result.voters.toLocaleString("en")} voters; every page, filter,
order and count that the queue offers, for a supervisor and two reviewers, and opening a finding.

${table(["findings", "questions", "p50", "p95", "questions that scan"], rows)}

p95 grows **${result.p95Ratio.toFixed(2)} ×** (goal ≤ 1.5). Slowest at the larger size: ${slowest}.
`;
}

export function loopSection(result: LoopBench | null): string {
  const command = "npm run bench -- loop";
  if (result === null) return missing("Speed of the loop", command);
  const { alone, company } = result;
  const row = (name: string, { n, median, p90, notThere, load }: LoopBench["alone"]) => [
    name,
    n,
    `${Math.round(median)} ms`,
    `${Math.round(p90)} ms`,
    notThere,
    load.toFixed(1),
  ];
  return `## Speed of the loop

\`${command}\`, ${result.measuredAt}: from the deciding key to the next finding painted, in a real browser on the
machine of the server; one decision a second, quicker than anybody reads.

${table(
  ["reviewers", "decisions", "median", "p90", "next one not there yet", "load of the machine"],
  [row("one", alone), row(`one beside ${company.reviewers}, and a run of all rules`, company)],
)}

The others gave ${company.judged} judgements meanwhile. In company the median is **${result.ratio.toFixed(1)} ×** that
alone (goal ≤ 3); alone it is to be at most 50 ms on an idle machine: where the load is above 2, others worked on it.
`;
}

export function speedSection(result: BenchResult | null): string {
  const command = "npm run bench -- catalogue";
  if (result === null) return missing("Speed of the whole catalogue", command);
  const processor = ({ workerSeconds, databaseSeconds }: BenchResult["measured"][number]) =>
    workerSeconds + (databaseSeconds ?? 0);
  const rows = result.measured.map((one) => [
    one.lines.toLocaleString("en"),
    one.baselineLines.toLocaleString("en"),
    one.insertion,
    `${one.seconds} s`,
    `${processor(one).toFixed(0)} s`,
    ((1e6 * processor(one)) / one.lines).toFixed(0),
    one.findings.toLocaleString("en"),
    `${one.workerMb} MB`,
    one.databaseMb === null ? "–" : `${one.databaseMb} MB`,
    one.measuredAt,
  ]);
  const slowest =
    result.measured
      .at(-1)
      ?.slowest.map(({ code, ms }) => `${code} ${(ms / 1000).toFixed(1)} s`)
      .join(", ") ?? "";
  return `## Speed of the whole catalogue

\`${command}\`, ${result.cpus} cores (goals: a million lines in at most 90 s; four million in at most 6 minutes and
8 GB, each voter at most 1.25 × as dear as at 400,000). On a machine with other work the processor time of worker and
database, over both cores, says more than the run; it grows by half and more when others wait for the same cores. What
was measured before 30 November 2026 compared a quarter of the pairs (decision 0041); the figures of that day were taken
before decision 0053, which took a third of them away again.

${table(
  [
    "lines",
    "baseline",
    "inserted",
    "run",
    "processor time",
    "µs a line",
    "findings",
    "worker, peak",
    "database, peak",
    "measured",
  ],
  rows,
)}

Slowest at the largest size: ${slowest}.
`;
}

/** Questions per 1,000 voters, by detector and by world, of honest worlds and of worlds with people twice. */
export function volumeSection(result: VolumeResult | null): string {
  const command = "npm run eval -- volume";
  if (result === null) return missing("Questions per 1,000 voters", command);
  const [honest, planted] = [false, true].map((twice) =>
    result.worlds.filter(({ inserted }) => inserted > 0 === twice),
  ) as [VolumeResult["worlds"], VolumeResult["worlds"]];
  const total = ({ questions }: VolumeResult["worlds"][number]) =>
    Object.values(questions).reduce((sum, n) => sum + n, 0);
  const per = (n: number, voters: number) => ((1000 * n) / voters).toFixed(2);
  const all = (worlds: VolumeResult["worlds"], of: (world: VolumeResult["worlds"][number]) => number) =>
    per(
      worlds.reduce((sum, world) => sum + of(world), 0),
      worlds.reduce((sum, { voters }) => sum + voters, 0),
    );
  const codes = [...new Set(result.worlds.flatMap(({ questions }) => Object.keys(questions)))].sort();
  const byDetector = codes.map((code) => {
    const of = ({ questions }: VolumeResult["worlds"][number]) => questions[code] ?? 0;
    const most = honest.toSorted((x, y) => of(y) / y.voters - of(x) / x.voters)[0];
    return [
      code,
      all(honest, of),
      all(planted, of),
      most === undefined ? "–" : `${per(of(most), most.voters)} (${most.name})`,
    ];
  });
  const byWorld = honest.map((world) => {
    const other = planted.find(({ name }) => name === world.name);
    return [
      world.name,
      per(total(world), world.voters),
      other === undefined ? "–" : per(total(other), other.voters),
    ];
  });
  return `## Questions per 1,000 voters

\`${command}\`, ${result.measuredAt}: the whole catalogue over ${honest.length} worlds of
${result.voters.toLocaleString("en")} voters (seed ${result.seed}), one period, imported and run as an office does; a
group is one question, nothing is left out (goal: at most 4 in the default queue). _Planted_:
${planted[0]?.inserted ?? 0} people of each written down twice. Worlds have the natural slips that \`eval/worlds\`
gives them and no others: an office's own roll has more. IDN-01 is what they have most of: three people in a thousand
have no number.

${table(["world", "as it is", "planted"], [...byWorld, ["all", all(honest, total), all(planted, total)]])}

${table(["detector", "as it is", "planted", "most, as it is"], byDetector)}
`;
}

/** What each key of the linkage brings on planted rolls of several sizes. */
export function blockingSection(result: BlockingBench | null): string {
  const command = "npm run bench -- blocking";
  if (result === null) return missing("Candidate pairs at several sizes", command);
  const count = (n: number) => n.toLocaleString("en");
  const sums = result.sizes.map(({ rows, all }) => [
    count(rows),
    count(all.truePairs),
    all.recall.toFixed(4),
    count(all.pairs),
    `${all.prepareSeconds.toFixed(1)} s`,
    `${all.seconds.toFixed(1)} s`,
  ]);
  const largest = result.sizes.at(-1);
  const keys = (largest?.keys ?? [])
    .filter(({ pairs }) => pairs > 0)
    .map(({ rule, pairs, seconds, recall, alone }) => [
      rule,
      count(pairs),
      `${seconds.toFixed(1)} s`,
      recall.toFixed(3),
      count(alone),
    ]);
  return `## Candidate pairs at several sizes

\`${command}\`, ${result.measuredAt}: rolls with names of the generator, in which ${100 * result.rate} % of the
people are written down twice (\`bench/blocking/planted.ts\`), one in five of them with a slip in the first word
_and_ a date of which day and month are exchanged or one part is wrong, under a new number. Share of these pairs
that is compared (goal .99 at each size):

${table(["records", "true pairs", "share compared", "pairs compared", "preparing", "bringing and comparing"], sums)}

By key at the largest size; _alone_ are true pairs that no other key brings:

${table(["key", "pairs", "time", "share", "alone"], keys)}

The times are of a machine on which twelve other processes waited for two cores; they tell keys apart and no more.
What is missed is a name of one short word with a slip, and a date with a wrong part besides.
`;
}

/** The linkage beside others, by one script. */
export function peersSection(result: PeersResult | null): string {
  const command = "npm run eval -- peers";
  if (result === null) return missing("Beside Splink 5", command);
  const score = ({ precision, recall, f1 }: { precision: number; recall: number; f1: number }) =>
    `${precision.toFixed(3)} / ${recall.toFixed(3)} / **${f1.toFixed(3)}**`;
  const rows = result.rolls.map(({ name, truePairs, ours, splink }) => [
    name,
    String(truePairs),
    score(ours),
    splink === null ? "not run" : score(splink.at95),
    splink === null ? "–" : score(splink.best),
    `${ours.seconds.toFixed(0)} s`,
    splink === null ? "–" : `${splink.seconds.toFixed(0)} s, ${splink.megabytes.toFixed(0)} MB`,
  ]);
  return `## Beside Splink 5

\`${command}\`, ${result.measuredAt}: Splink 5.0.0 on DuckDB from the same normalised records, scored by the same
script; tuned as its guide says, with keys about as wide (\`eval/peers/splink_dedupe.py\`). Precision / recall /
F1; _best_ is the threshold that the key shows to be best, which ours does not get to see. Splink gets the columns
of a roll, one name and one address: tuned by hand to a set's own columns it does better than here (fake_1000: .923).

${table(["roll", "true pairs", "ours", "Splink at .95", "Splink, best", "time", "Splink"], rows)}
`;
}
