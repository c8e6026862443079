import { parseNik } from "@/lib/roll/identity-number";
import type { RawRecord } from "@/lib/roll/columns";
import type { NormalRecord } from "@/lib/roll/normal-record";
import { bareYear, dayBeforeMonth, parseRollDate } from "@/lib/roll/roll-date";
import { isDoubtfulRemark } from "@/lib/roll/tms";
import { Tally } from "../quality/tally";
import { ownCopy } from "@/lib/roll/own-copy";
import type { Mapping } from "../header/mapping";
import { Unread } from "./unread";

/** Ages that nobody on a roll has. */
const YOUNGEST = 12;
const OLDEST = 110;

const PLACES = ["kecamatan", "desa", "tps"] as const;
/** Numbers that are remembered to find those that come again. */
const MOST_NUMBERS = 50_000;

/** What lines say beside the counts of quality: how columns agree with the numbers, and what is written oddly. */
export class Evidence {
  private lines = 0;
  private readonly born = { of: 0, agree: 0, monthFirst: 0 };
  private readonly sex = { of: 0, agree: 0 };
  private readonly ages = { of: 0, impossible: 0 };
  private twoFigures = 0;
  private yearsOnly = 0;
  private unnamed = 0;
  private readonly remarks = new Tally();
  private readonly names = new Tally();
  private readonly places = new Tally();
  private readonly numbers = new Set<string>();
  private numbered = 0;
  private doubled = 0;
  private columns: readonly (typeof PLACES)[number][] = [];
  private readonly filled = {
    kecamatan: { lines: 0, of: 0 },
    desa: { lines: 0, of: 0 },
    tps: { lines: 0, of: 0 },
  };
  private readonly unread = new Unread();

  /** A table with these columns begins. */
  begin(mapping: Mapping): void {
    this.columns = PLACES.filter((column) => mapping[column] !== undefined);
  }

  add(raw: RawRecord, normal: NormalRecord): void {
    this.lines++;
    if (normal.nikOk !== null) this.addNumber(normal.nikOk, normal, raw.birthDate ?? null);
    for (const column of this.columns) {
      this.filled[column].of++;
      if (raw[column] != null) this.filled[column].lines++;
    }
    this.unread.add(raw, normal);
    if (normal.age !== null) {
      this.ages.of++;
      if (normal.age < YOUNGEST || normal.age > OLDEST) this.ages.impossible++;
    }
    const written = raw.birthDate ?? "";
    if (normal.birthDate === null) {
      if (bareYear(written) !== null) this.yearsOnly++;
    } else if (written.length <= 9 && /\D\d{2}\s*$/.test(written)) this.twoFigures++;
    if (normal.nameNorm === null) this.unnamed++;
    else this.names.add(normal.nameNorm);
    if (normal.placeNorm !== null) this.places.add(normal.placeNorm);
    if (raw.remark != null && normal.tmsCode === null && isDoubtfulRemark(raw.remark))
      this.remarks.add(raw.remark.slice(0, 60));
  }

  private addNumber(nik: string, { birthDate, sex }: NormalRecord, written: string | null): void {
    this.numbered++;
    if (this.numbers.has(nik)) this.doubled++;
    else if (this.numbers.size < MOST_NUMBERS) this.numbers.add(ownCopy(nik));
    const parts = parseNik(nik);
    if (sex !== null) {
      this.sex.of++;
      if (parts.sex === sex) this.sex.agree++;
    }
    if (birthDate === null) {
      const turned = parseRollDate(dayBeforeMonth(written), TODAY).date;
      if (turned === null || turned.slice(2).replaceAll("-", "") !== daysOf(parts)) return;
      this.born.of++;
      this.born.monthFirst++;
      return;
    }
    const [year, month, day] = [birthDate.slice(2, 4), birthDate.slice(5, 7), birthDate.slice(8, 10)].map(
      Number,
    );
    this.born.of++;
    if (parts.year2 !== year) return;
    if (parts.month === month && parts.day === day) this.born.agree++;
    else if (parts.month === day && parts.day === month) this.born.monthFirst++;
  }

  found() {
    return {
      lines: this.lines,
      born: this.born,
      sex: this.sex,
      ages: this.ages,
      twoFigures: this.twoFigures,
      yearsOnly: this.yearsOnly,
      unnamed: this.unnamed,
      names: this.names.distinct,
      birthPlaces: this.places.distinct,
      numbers: { of: this.numbered, doubled: this.doubled },
      filled: this.filled,
      unread: this.unread.found(),
      remarks: { lines: this.remarks.total, samples: this.remarks.top(6).map(({ value }) => value) },
    };
  }
}

/** Any day later than every birth: only day and month are compared. */
const TODAY = "2030-01-01";
const daysOf = ({ year2, month, day }: { year2: number; month: number; day: number }): string =>
  [year2, month, day].map((part) => String(part).padStart(2, "0")).join("");

export type Found = ReturnType<Evidence["found"]>;
