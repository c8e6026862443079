import { z } from "zod";

/**
 * Elements of which a change from one roll to the next is counted (perubahan data), in the order of their
 * bits; the column of voter_record holds the comparable form.
 */
export const CHANGE_ELEMENTS = [
  ["nik", "nik_ok"],
  ["nkk", "nkk_ok"],
  ["name", "name_norm"],
  ["birthPlace", "place_norm"],
  ["birthDate", "birth_date"],
  ["sex", "sex"],
  ["marital", "marital"],
  ["address", "address_norm"],
  ["rt", "rt_no"],
  ["rw", "rw_no"],
  ["tps", "tps_no"],
] as const;

const n = z.number().int();
const byName = z.record(z.string(), n);

/** One desa of a roll in numbers; people, all of them counted and none of them named. */
export const rollCountSchema = z.object({
  snapshotId: n,
  desaKey: z.string(),
  kecKey: z.string(),
  /** the roll that the flow begins with; null: there is none before this one */
  baselineId: n.nullable(),
  male: n,
  female: n,
  unknownSex: n,
  /** TMS code → lines */
  struck: byName,
  /** first year of a group of five, men, women */
  ages: z.array(z.tuple([n, n, n])),
  /** number of the TPS, active voters */
  tps: z.array(z.tuple([n, n])),
  opening: n,
  newcomers: n,
  restored: n,
  movedIn: n,
  movedOut: n,
  vanished: n,
  leftStruck: byName,
  changed: byName,
});
export type RollCount = z.infer<typeof rollCountSchema>;

type Flow = Pick<
  RollCount,
  "opening" | "newcomers" | "restored" | "movedIn" | "movedOut" | "vanished" | "leftStruck"
>;

export const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, one) => all + one, 0);

export const votersOf = (row: Pick<RollCount, "male" | "female" | "unknownSex">): number =>
  row.male + row.female + row.unknownSex;

/** awal − TMS − pindah − hilang + baru + kembali + masuk: equals the active voters of the roll at its end. */
export const closingOf = (flow: Flow): number =>
  flow.opening -
  sumOf(flow.leftStruck) -
  flow.movedOut -
  flow.vanished +
  flow.newcomers +
  flow.restored +
  flow.movedIn;

/** Sums of several desa, e.g. of a kecamatan or of the whole roll. */
export function addCounts(rows: readonly RollCount[]): Omit<RollCount, "desaKey" | "kecKey" | "tps"> | null {
  const [first] = rows;
  if (first === undefined) return null;
  const plain = (key: "male" | "female" | "unknownSex" | keyof Omit<Flow, "leftStruck">) =>
    rows.reduce((all, row) => all + row[key], 0);
  return {
    snapshotId: first.snapshotId,
    baselineId: first.baselineId,
    male: plain("male"),
    female: plain("female"),
    unknownSex: plain("unknownSex"),
    opening: plain("opening"),
    newcomers: plain("newcomers"),
    restored: plain("restored"),
    movedIn: plain("movedIn"),
    movedOut: plain("movedOut"),
    vanished: plain("vanished"),
    struck: addNames(rows.map((row) => row.struck)),
    leftStruck: addNames(rows.map((row) => row.leftStruck)),
    changed: addNames(rows.map((row) => row.changed)),
    ages: addAges(rows),
  };
}

function addNames(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const part of parts)
    for (const [name, count] of Object.entries(part)) all[name] = (all[name] ?? 0) + count;
  return all;
}

function addAges(rows: readonly RollCount[]): [number, number, number][] {
  const groups = new Map<number, [number, number]>();
  for (const [from, male, female] of rows.flatMap(({ ages }) => ages)) {
    const [m, f] = groups.get(from) ?? [0, 0];
    groups.set(from, [m + male, f + female]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([from, [male, female]]) => [from, male, female]);
}
