import { chartSchema } from "@/lib/statistics/bar-chart";
import { areaCounts } from "@/lib/statistics/area-counts";
import { placeKey } from "./areas";
import type { Place } from "./areas";
import { readHistory, seriesChart, testOwnHistory, testRegion } from "./own-history";
import type { Element } from "./own-history";
import {
  funnelChart,
  round,
  scoreOf,
  shareCandidates,
  shareEvidenceSchema,
  worthDrawing,
} from "./share-test";
import type { AreaShare } from "./share-test";
import type { Candidate, DetectorContext } from "./types";
import { probability } from "@/lib/statistics/tails";
import { z } from "zod";

// A surge: more newcomers, removals or changes in one place than its neighbours and its own past lead to
// expect.

export const surgeEvidence = shareEvidenceSchema.extend({
  level: z.enum(["kabupaten", "desa", "tps", "rt"]),
  rt: z.int().nullable(),
  rw: z.int().nullable(),
  /** against the region's own past, where there are four or more snapshots */
  past: z.object({ expected: z.number(), low: z.number(), high: z.number(), p: z.number() }).optional(),
  series: chartSchema.optional(),
});
export type SurgeEvidence = z.infer<typeof surgeEvidence>;

export const surgeParams = {
  /** times the expected share */
  minRatio: z.number().min(1).max(20).default(2),
  /** percentage points above it */
  minPoints: z.number().min(0).max(50).default(2),
  /** people above it */
  minPeople: z.int().min(1).default(15),
};

export interface SurgeLimits {
  readonly minRatio: number;
  readonly minPoints: number;
  readonly minPeople: number;
}

export interface Cell extends Place {
  readonly rt: number | null;
  readonly rw: number | null;
  readonly y: number;
  readonly n: number;
}

const enough = (
  { minRatio, minPoints, minPeople }: SurgeLimits,
  y: number,
  n: number,
  expected: number,
): boolean =>
  y >= minRatio * expected * n && (y / n - expected) * 100 >= minPoints && y - expected * n >= minPeople;

const words = ({ minRatio, minPoints, minPeople }: SurgeLimits): string =>
  `≥ ${minRatio} ×, ≥ ${minPoints} pt, ≥ ${minPeople}`;

/**
 * Every desa against the others; with four or more snapshots also against its own past: unusual means unusual
 * in both.
 */
export async function desaSurges(
  ctx: DetectorContext<SurgeLimits>,
  cells: readonly Cell[],
  past: "added" | "removed" | `d_${Element}`,
  word = "",
): Promise<Candidate<SurgeEvidence>[]> {
  const { params } = ctx;
  const desa = total(cells, (cell) => cell.desaKey).map((cell) => ({ ...cell, tps: null }));
  const found = shareCandidates(desa, {
    side: "upper",
    skewed: true,
    word,
    minimum: words(params),
    enough: ({ y, n, expected }) => enough(params, y, n, expected),
  });
  const history = await readHistory(ctx, past);
  const own = testOwnHistory(history);
  const candidates = found.map((candidate): Candidate<SurgeEvidence> => {
    const { evidence } = candidate;
    const base = { ...evidence, level: "desa" as const, rt: null, rw: null };
    const test = own.get(candidate.areaCode);
    if (test === undefined) return { ...candidate, evidence: base };
    const logP = Math.max(candidate.logP ?? 0, test.logP);
    const drawn = worthDrawing(candidate.eligible === true, logP);
    return {
      ...candidate,
      logP,
      score: scoreOf(logP),
      evidence: {
        ...base,
        p: probability(logP),
        past: {
          expected: round(test.expected, 1),
          low: round(test.low, 1),
          high: round(test.high, 1),
          p: probability(test.logP),
        },
        ...(drawn ? { series: seriesChart(history.get(candidate.areaCode) ?? [], test) } : {}),
      },
    };
  });
  return [...candidates, ...regionSurge(ctx, history, word)];
}

function regionSurge(
  ctx: DetectorContext<SurgeLimits>,
  history: Awaited<ReturnType<typeof readHistory>>,
  word: string,
): Candidate<SurgeEvidence>[] {
  const test = testRegion(history);
  const now = test?.steps.at(-1);
  if (test === null || now === undefined || now.n === 0) return [];
  const { regionCode } = ctx.snapshot;
  const expected = Math.min(1, test.expected / now.n);
  return [
    {
      subjectKey: `A:${regionCode}${word === "" ? "" : `#${word}`}`,
      areaCode: regionCode,
      logP: test.logP,
      score: scoreOf(test.logP),
      eligible: enough(ctx.params, now.y, now.n, expected),
      evidence: {
        level: "kabupaten",
        desa: "",
        kecamatan: "",
        tps: null,
        rt: null,
        rw: null,
        observed: now.y,
        of: now.n,
        share: round(now.y / now.n),
        expected: round(expected),
        low: round(Math.min(1, test.low / now.n)),
        high: round(Math.min(1, test.high / now.n)),
        minimum: words(ctx.params),
        p: probability(test.logP),
        series: seriesChart(test.steps, test),
      },
    },
  ];
}

/** A place is compared with the rest of its own desa; this many people at the region's rate are mixed in. */
const PRIOR_PEOPLE = 300;
const MIN_PEOPLE = 30;
/**
 * A place that is nearly the whole desa has no rest to be compared with, and the desa has been asked about
 * already.
 */
const MAX_OF_DESA = 0.9;

/**
 * TPS or RT against the rest of their desa: what a whole desa has in common is the desa's question, not
 * theirs.
 */
export function localSurges(
  { params }: Pick<DetectorContext<SurgeLimits>, "params">,
  cells: readonly Cell[],
  level: "tps" | "rt",
  word = "",
): Candidate<SurgeEvidence>[] {
  const desa = new Map(total(cells, (cell) => cell.desaKey).map((cell) => [cell.desaKey, cell]));
  const all = total(cells, () => "")[0];
  const places = total(
    cells.filter((cell) => (level === "tps" ? cell.tps !== null : (cell.rt ?? 0) > 0)),
    (cell) => (level === "tps" ? `${cell.desaKey}|${cell.tps}` : `${cell.desaKey}|${cell.rw}|${cell.rt}`),
  ).filter((place) => place.n >= MIN_PEOPLE && place.n <= MAX_OF_DESA * (desa.get(place.desaKey)?.n ?? 0));
  if (all === undefined || places.length < 2) return [];
  const rate = all.y / all.n;
  const counts = places.map(({ desaKey, y, n }) => {
    const whole = desa.get(desaKey) as Cell;
    return {
      y,
      mu: Math.max(1e-6, (n * (whole.y - y + PRIOR_PEOPLE * rate)) / (whole.n - n + PRIOR_PEOPLE)),
    };
  });
  const tested = areaCounts(counts);
  const neighbours: AreaShare[] = places.map((place) => place);
  return places.map((place, i) => {
    const test = tested[i] as (typeof tested)[number];
    const expected = Math.min(1, test.expected / place.n);
    const eligible = enough(params, place.y, place.n, expected);
    const tps = level === "tps" ? place.tps : null;
    const rt = level === "rt" ? { rt: place.rt, rw: place.rw } : { rt: null, rw: null };
    const mark = level === "rt" ? `RT${place.rt}-${place.rw ?? 0}` : "";
    return {
      subjectKey: placeKey(
        { desaKey: place.desaKey, tps },
        [mark, word].filter((part) => part !== "").join("#"),
      ),
      areaCode: place.desaKey,
      logP: test.logUpper,
      eligible,
      score: scoreOf(test.logUpper),
      evidence: {
        level,
        desa: place.desa,
        kecamatan: place.kecamatan,
        tps,
        ...rt,
        observed: place.y,
        of: place.n,
        share: round(place.y / place.n),
        expected: round(expected),
        low: round(Math.max(0, test.low / place.n)),
        high: round(Math.min(1, test.high / place.n)),
        minimum: words(params),
        p: test.pUpper,
        ...(worthDrawing(eligible, test.logUpper) ? { chart: funnelChart(neighbours, place, expected) } : {}),
      },
    };
  });
}

function total(cells: readonly Cell[], key: (cell: Cell) => string): Cell[] {
  const sums = new Map<string, { y: number; n: number } & Omit<Cell, "y" | "n">>();
  for (const cell of cells) {
    const sum = sums.get(key(cell));
    if (sum === undefined) sums.set(key(cell), { ...cell });
    else {
      sum.y += cell.y;
      sum.n += cell.n;
    }
  }
  return [...sums.values()];
}
