import type { CountedTotals } from "@/lib/ingest/shapes";
import type { SnapshotQuality } from "@/lib/ingest/shapes";
import type { RawRecord } from "@/lib/roll/columns";
import type { IdentityKind, NormalRecord } from "@/lib/roll/normal-record";
import { DISABILITY_TABLES, KTP_EL_TABLES, tableYear } from "@/lib/roll/codes";
import { FilledCounter } from "./filled-counter";
import { PlaceCounter } from "./place-counter";
import { Tally } from "./tally";

const CODES_SHOWN = 20;
const PLACES_SHOWN = 200;
const OLDEST = 100;
const YOUNGEST = 15;

type CodeColumn = SnapshotQuality["unknownCodes"][number]["column"];
/** The part of a record that is counted. */
export type Counted = Pick<
  NormalRecord,
  | "nikKind"
  | "nkkKind"
  | "birthDate"
  | "age"
  | "sex"
  | "marital"
  | "tpsNo"
  | "tmsCode"
  | "active"
  | "kecCode"
  | "desaCode"
  | "kecKey"
  | "desaKey"
>;
type IdentityCounts = Record<IdentityKind, number>;

/**
 * Counts what the quality page shows while the lines pass by: cheaper than ten scans of a million rows
 * afterwards. A database test holds the numbers against SQL.
 */
export class QualityCounter {
  private accepted = 0;
  private active = 0;
  private male = 0;
  private female = 0;
  private birthDates = 0;
  private pyramidUnknown = 0;
  private under15 = 0;
  private readonly filled = new FilledCounter();
  private readonly nik: IdentityCounts = { ok: 0, empty: 0, masked: 0, damaged: 0, bad: 0 };
  private readonly nkk: IdentityCounts = { ok: 0, empty: 0, masked: 0, damaged: 0, bad: 0 };
  private readonly tms = new Map<number, number>();
  private readonly rejects = new Map<string, number>();
  private readonly ages = Array.from({ length: OLDEST / 5 + 1 }, () => ({ male: 0, female: 0 }));
  private readonly codes: Readonly<Record<CodeColumn, Tally>> = {
    sex: new Tally(),
    marital: new Tally(),
    ktpEl: new Tally(),
    disability: new Tally(),
  };
  private readonly unmatched = new Tally();
  private readonly places = new PlaceCounter();
  private readonly ktpEl: ReadonlySet<string>;
  private readonly disability: ReadonlySet<string>;

  /** @param referenceDate `YYYY-MM-DD`: code tables differ by year */
  constructor(
    referenceDate: string,
    private readonly tpsCap: number,
  ) {
    const year = tableYear(referenceDate);
    this.ktpEl = new Set(Object.keys(KTP_EL_TABLES[year]));
    // "-" and 0 are how offices write "none".
    this.disability = new Set([...Object.keys(DISABILITY_TABLES[year]), "0", "-"]);
  }

  add(raw: RawRecord, normal: Counted): void {
    this.accepted++;
    this.filled.add(raw);
    this.nik[normal.nikKind]++;
    this.nkk[normal.nkkKind]++;
    if (normal.birthDate !== null) this.birthDates++;
    this.addCodes(raw, normal);
    if (
      (normal.desaCode === null && raw.desa != null) ||
      (normal.kecCode === null && raw.kecamatan != null)
    ) {
      this.unmatched.add(`${raw.kecamatan?.toUpperCase() ?? ""}\t${raw.desa?.toUpperCase() ?? ""}`);
    }
    if (normal.tmsCode !== null) this.tms.set(normal.tmsCode, (this.tms.get(normal.tmsCode) ?? 0) + 1);
    if (normal.active) this.addVoter(normal);
  }

  reject(reason: string, lines = 1): void {
    this.rejects.set(reason, (this.rejects.get(reason) ?? 0) + lines);
  }

  private addCodes(raw: RawRecord, normal: Counted): void {
    if (normal.sex === null && raw.sex != null) this.codes.sex.add(raw.sex.slice(0, 60));
    if (normal.marital === null && raw.marital != null) this.codes.marital.add(raw.marital.slice(0, 60));
    if (raw.ktpEl != null && !this.ktpEl.has(raw.ktpEl.toUpperCase()))
      this.codes.ktpEl.add(raw.ktpEl.slice(0, 60));
    if (raw.disability != null && !this.disability.has(raw.disability.toUpperCase()))
      this.codes.disability.add(raw.disability.slice(0, 60));
  }

  private addVoter({ sex, age, kecKey, desaKey, tpsNo }: Counted): void {
    this.active++;
    if (sex === "L") this.male++;
    if (sex === "P") this.female++;
    this.places.add(kecKey, desaKey, tpsNo);
    if (age !== null && age < YOUNGEST) this.under15++;
    else if (age === null || sex === null) this.pyramidUnknown++;
    else {
      const group = this.ages[Math.floor(Math.min(age, OLDEST) / 5)];
      if (group !== undefined) group[sex === "L" ? "male" : "female"]++;
    }
  }

  /**
   * The six totals of the Berita Acara. Voters are lines that are not marked TMS: the published total of a
   * roll never contains those struck off (domain.md 2.4: previous + baru − TMS = new). A kecamatan, desa or
   * TPS counts when a voter lives in it.
   */
  totals(): CountedTotals {
    return { rows: this.active, male: this.male, female: this.female, ...this.places.totals() };
  }

  /** Active voters of each desa, by its key. */
  ofDesa(): [key: string, voters: number][] {
    return this.places.ofDesa();
  }

  quality(): SnapshotQuality {
    const sizes = this.places.sizes();
    const histogram = new Map<number, number>();
    for (const size of sizes)
      histogram.set(Math.floor(size / 50) * 50, (histogram.get(Math.floor(size / 50) * 50) ?? 0) + 1);
    return {
      accepted: this.accepted,
      active: this.active,
      tms: sorted(this.tms),
      completeness: this.filled.completeness(),
      nik: this.nik,
      nkk: this.nkk,
      birthDates: this.birthDates,
      unknownCodes: (["sex", "marital", "ktpEl", "disability"] as const).flatMap((column) =>
        this.codes[column].top(CODES_SHOWN).map((code) => ({ column, ...code })),
      ),
      unmatchedPlaces: {
        rows: this.unmatched.total,
        places: this.unmatched.distinct,
        list: this.unmatched.top(PLACES_SHOWN).map(({ value, rows }) => {
          const [kecamatan = "", desa = ""] = value.split("\t");
          return { kecamatan: kecamatan || null, desa: desa || null, rows };
        }),
      },
      pyramid: this.ages
        .map((group, i) => ({ from: i * 5, ...group }))
        .filter((group) => group.from >= YOUNGEST),
      pyramidUnknown: this.pyramidUnknown,
      under15: this.under15,
      tps: {
        count: sizes.length,
        withoutNumber: this.places.withoutNumber,
        median: median(sizes),
        max: sizes.at(-1) ?? 0,
        overCap: sizes.filter((size) => size > this.tpsCap).length,
        histogram: [...histogram].map(([from, count]) => ({ from, count })),
      },
      rejects: sorted(this.rejects),
    };
  }
}

function sorted(counts: ReadonlyMap<string | number, number>): Record<string, number> {
  return Object.fromEntries(
    [...counts].map(([key, rows]) => [String(key), rows] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Of ascending numbers; the mean of the middle two. */
function median(ascending: readonly number[]): number {
  if (ascending.length === 0) return 0;
  const upper = ascending[Math.floor(ascending.length / 2)] ?? 0;
  const lower = ascending[Math.ceil(ascending.length / 2) - 1] ?? 0;
  return (upper + lower) / 2;
}
