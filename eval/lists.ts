// npm run eval -- lists [--voters 20000] [--lines 300] [--seed 1]
// Lists as six sources hand them over, made over a roll with a known answer and matched by the product: per kind
// and source how many lines offer whom they mean, how many offer a wrong one first, or alone.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { MatchedLine } from "@/lib/list/model/matched-list";
import { previewList } from "@/lib/list/services/preview";
import { DEFAULT_OPTIONS } from "@/prisma/roll/generate-roll";
import { makeList } from "@/prisma/roll/lists/make-list";
import type { MadeLine, MadeList } from "@/prisma/roll/lists/model";
import { rollVoters } from "@/prisma/roll/lists/roll-voters";
import { LIST_SOURCES } from "@/prisma/roll/lists/sources";
import { EVALUATOR, withScratchDatabase } from "./support/database";
import { importRoll } from "./support/imported-roll";
import { keepResult } from "./support/results";

const { values } = parseArgs({
  options: {
    voters: { type: "string", default: "20000" },
    lines: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
  },
});
const GOALS = { withNumber: 0.99, without: 0.97, wrongAlone: 0.005 } as const;

interface Score {
  readonly kind: string;
  readonly source: string;
  readonly numbered: boolean;
  readonly lines: number;
  /** lines whose person stands on the roll */
  readonly meant: number;
  readonly shown: number;
  readonly wrongFirst: number;
  readonly wrongAlone: number;
  readonly missed: number;
}

function scoreOf({ source, lines }: MadeList, got: ReadonlyMap<number, MatchedLine>): Score {
  const judged = lines.map((line, i) => judge(line, got.get(i + 2)));
  const count = (hit: (one: (typeof judged)[number]) => boolean) => judged.filter(hit).length;
  return {
    kind: source.kind,
    source: source.name,
    numbered: source.columns.includes("NIK"),
    lines: lines.length,
    meant: count(({ meant }) => meant),
    shown: count(({ meant, shown }) => meant && shown),
    wrongFirst: count(({ wrongFirst }) => wrongFirst),
    wrongAlone: count(({ wrongAlone }) => wrongAlone),
    missed: count(({ meant, shown }) => meant && !shown),
  };
}

function judge({ rows }: MadeLine, line: MatchedLine | undefined) {
  const offered = line?.candidates.map(({ row }) => row) ?? [];
  const [first] = offered;
  const right = first !== undefined && rows.includes(first);
  return {
    meant: rows.length > 0,
    shown: rows.every((row) => offered.includes(row)),
    wrongFirst: line?.state !== "none" && first !== undefined && !right,
    wrongAlone: line?.state === "one" && !right,
  };
}

const share = (part: number, of: number): number =>
  of === 0 ? 1 : Math.round((part / of) * 10_000) / 10_000;

await withScratchDatabase(async () => {
  const folder = mkdtempSync(join(tmpdir(), "cermat-eval-lists-"));
  try {
    const { snapshotId } = await importRoll({ ...DEFAULT_OPTIONS, voters: Number(values.voters) }, folder);
    const voters = await rollVoters(snapshotId);
    const scores: Score[] = [];
    for (const source of LIST_SOURCES) {
      const made = makeList(source, voters, Number(values.lines), values.seed);
      const path = join(folder, `${scores.length}.csv`);
      writeFileSync(path, made.text);
      const { lines } = await previewList(EVALUATOR, [{ path, name: `${source.name}.csv` }], {
        kind: source.kind,
        source: source.name,
        snapshotId,
      });
      const score = scoreOf(made, new Map(lines.map((line) => [line.line, line])));
      scores.push(score);
      process.stdout.write(
        `${`${score.kind} · ${score.source}`.padEnd(42)} ${score.lines} lines; ` +
          `shown ${score.shown} of ${score.meant}; ` +
          `wrong one first ${score.wrongFirst}, alone ${score.wrongAlone}; missed ${score.missed}\n`,
      );
    }
    report(voters.length, scores);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function report(voters: number, scores: readonly Score[]): void {
  const sum = (of: readonly Score[], part: "shown" | "meant" | "wrongAlone" | "lines") =>
    of.reduce((total, score) => total + score[part], 0);
  const shownOf = (of: readonly Score[]) => share(sum(of, "shown"), sum(of, "meant"));
  const result = {
    voters,
    scores,
    shownWithNumber: shownOf(scores.filter(({ numbered }) => numbered)),
    shownWithout: shownOf(scores.filter(({ numbered }) => !numbered)),
    wrongAlone: share(sum(scores, "wrongAlone"), sum(scores, "lines")),
  };
  keepResult("lists", result);
  process.stdout.write(
    `shown with number ${result.shownWithNumber} (goal ${GOALS.withNumber}), without ${result.shownWithout} ` +
      `(goal ${GOALS.without}); wrong one alone ${result.wrongAlone} (goal at most ${GOALS.wrongAlone})\n`,
  );
  const met =
    result.shownWithNumber >= GOALS.withNumber &&
    result.shownWithout >= GOALS.without &&
    result.wrongAlone <= GOALS.wrongAlone;
  if (!met) process.exitCode = 1;
}
