import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RegionIndex } from "@/lib/regions/region-index";
import type { KeyEntry } from "./answer-key";
import { generateRoll } from "./generate-roll";
import type { Roll } from "./generate-roll";
import type { RollOptions } from "./model";
import { settleVisitors } from "./insertions/gnd";
import { openPeriod } from "./write/period";
import type { Format, Shape, WrittenPeriod } from "./write/period";

export type { Format, WrittenPeriod };

/** The content of `answer-key.json`. */
export interface WrittenRoll {
  readonly region: string;
  readonly seed: number;
  readonly tpsCap: number;
  readonly baseline: WrittenPeriod;
  readonly current: WrittenPeriod;
  /** Voters who move in to vote, when `options.dptb`. */
  readonly dptb?: WrittenPeriod;
  /** The current roll of another kabupaten, when asked for; its files lie in the folder `neighbour`. */
  readonly neighbour?: WrittenPeriod & { readonly region: string };
  readonly entries: readonly KeyEntry[];
}

export interface NeighbourOptions {
  readonly region: string;
  readonly voters: number;
}

/**
 * Generates a roll into a folder: the files of both periods and the answer key. Control totals are right
 * unless `totalsOff` says otherwise.
 * @param neighbour writes the roll of another kabupaten beside it, on which the persons of GND-06 stand too
 */
export async function writeRoll(
  options: RollOptions,
  regions: RegionIndex,
  folder: string,
  format: Format,
  columns: 17 | 19 = 19,
  neighbour?: NeighbourOptions,
  csv: Shape["csv"] = {},
): Promise<WrittenRoll> {
  const shape: Shape = { folder, format, columns, csv };
  const roll = generateRoll(options, regions);
  const baseline = openPeriod(options, options.baselineDate, shape);
  const current = openPeriod(options, options.currentDate, shape);
  const dptb = options.dptb ? openPeriod(options, options.currentDate, shape, "-dptb") : undefined;
  const fileOf = new Map<string, number>();
  for (const batch of roll.batches) {
    await baseline.write(batch, batch.baseline);
    fileOf.set(batch.desa.code, await current.write(batch, batch.current));
    await dptb?.write({ ...batch, file: "shared" }, batch.dptb);
  }
  const beside =
    neighbour &&
    (await writeNeighbour(options, regions, roll, neighbour, {
      ...shape,
      folder: join(folder, "neighbour"),
    }));
  const written: WrittenRoll = {
    region: options.region,
    seed: options.seed,
    tpsCap: options.tpsCap,
    baseline: await baseline.close(),
    current: withWrongTotals(await current.close(), options.totalsOff),
    ...(dptb ? { dptb: await dptb.close() } : {}),
    ...(beside ? { neighbour: beside.period } : {}),
    entries: [...roll.key.entries().map((entry) => nameFile(entry, fileOf)), ...(beside?.entries ?? [])],
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "answer-key.json"), `${JSON.stringify(written, null, 1)}\n`);
  return written;
}

async function writeNeighbour(
  options: RollOptions,
  regions: RegionIndex,
  roll: Roll,
  { region, voters }: NeighbourOptions,
  shape: Shape,
) {
  const insertions =
    roll.visitors.length > 0
      ? [{ insertion: settleVisitors(roll.visitors), count: roll.visitors.length }]
      : [];
  const other = generateRoll(
    { ...options, region, voters, insertions, dptb: false, totalsOff: 0 },
    regions,
    roll.registry,
  );
  const period = openPeriod({ ...options, region }, options.currentDate, shape);
  for (const batch of other.batches) await period.write(batch, batch.current);
  return { period: { ...(await period.close()), region }, entries: other.key.entries() };
}

/** A desa's file is known by its number only when it is written. */
function nameFile(entry: KeyEntry, fileOf: ReadonlyMap<string, number>): KeyEntry {
  const desa = entry.subject.startsWith("FILE:") ? entry.subject.slice(5) : null;
  return desa === null ? entry : { ...entry, subject: `F:${fileOf.get(desa) ?? 1}` };
}

/** A Berita Acara with a slip in it: total and women too high. */
function withWrongTotals(period: WrittenPeriod, off: number): WrittenPeriod {
  const { rows, female } = period.controlTotals;
  return { ...period, controlTotals: { ...period.controlTotals, rows: rows + off, female: female + off } };
}
