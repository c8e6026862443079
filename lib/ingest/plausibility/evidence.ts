import { parseNik } from "@/lib/roll/identity-number";
import type { RawRecord, RollColumn } from "@/lib/roll/columns";
import type { NormalRecord } from "@/lib/roll/normal-record";
import { bareYear, dayBeforeMonth, parseRollDate } from "@/lib/roll/roll-date";
import { isDoubtfulRemark } from "@/lib/roll/tms";
import { Tally } from "../quality/tally";
import { ownCopy } from "@/lib/roll/own-copy";
import type { Mapping } from "../header/mapping";
import { SameValues } from "./same-values";
import { SampleLines } from "./sample-lines";
import { Unread } from "./unread";

/** Ages that nobody on a roll has. */
const YOUNGEST = 12;
const OLDEST = 110;

type Sample = (question: string, ...columns: RollColumn[]) => void;
/** Questions about the whole file show its beginning. */
const FIRST_LINES = 3;

const PLACES = ["kecamatan", "desa", "tps"] as const;
/** Numbers that are remembered to find those that come again. */
const MOST_NUMBERS = 50_000;
/** So many say within a few percent how many of all would be found. */
const SAMPLE_NUMBERS = 400;

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
  /** NIK whose last digit is 0: hardly any, unless a spreadsheet has rounded them to fifteen digits */
  private zero = 0;
  private columns: readonly (typeof PLACES)[number][] = [];
  private readonly filled = {
    kecamatan: { lines: 0, of: 0 },
    desa: { lines: 0, of: 0 },
    tps: { lines: 0, of: 0 },
  };
  private readonly unread = new Unread();
  private readonly same = new SameValues();
  private readonly samples = new SampleLines();

  /** A table with these columns begins. */
  begin(mapping: Mapping): void {
    this.columns = PLACES.filter((column) => mapping[column] !== undefined);
  }

  /** @param line number of the line in its file */
  add(raw: RawRecord, normal: NormalRecord, line: number): void {
    this.lines++;
    const sample = (question: string, ...columns: RollColumn[]) =>
      this.samples.add(question, line, raw, columns);
    this.addSamples(normal, sample);
    if (normal.nikOk !== null) this.addNumber(normal.nikOk, normal, raw.birthDate ?? null, sample);
    for (const column of this.columns) {
      this.filled[column].of++;
      if (raw[column] != null) this.filled[column].lines++;
    }
    this.unread.add(raw, normal);
    this.same.add(normal, raw.name);
    if (normal.age !== null) {
      this.ages.of++;
      if (normal.age < YOUNGEST || normal.age > OLDEST) {
        this.ages.impossible++;
        sample("ages-impossible", "birthDate", "age", "nik");
      }
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

  /** Lines that show what a question is about. */
  private addSamples(normal: NormalRecord, sample: Sample): void {
    if (this.lines <= FIRST_LINES) {
      sample("one-sex", "name", "nik", "sex");
      sample("tps-per-voter", "name", "address", "tps");
      sample("names-like-places", "name", "birthPlace");
      sample("places-sparse", "kecamatan", "desa", "tps", "name");
      sample("numbers-exchanged", "nik", "nkk", "birthDate");
    }
    if (!normal.active) sample("few-active", "name", "remark");
    if (normal.nikKind === "bad") sample("nik-unreadable", "nik", "name");
    if (normal.nameNorm === null) sample("names-missing", "name", "nik", "birthDate");
    if (normal.desaCode === null) sample("places-unknown", "kecamatan", "desa", "name");
  }

  /** A rejected line that a question is about, masked. */
  addRejected(question: string, text: string): void {
    this.samples.addText(question, text);
  }

  private addNumber(
    nik: string,
    { birthDate, sex }: NormalRecord,
    written: string | null,
    sample: Sample,
  ): void {
    this.numbered++;
    if (nik.endsWith("0")) this.zero++;
    if (this.numbers.has(nik)) {
      this.doubled++;
      sample("numbers-doubled", "nik", "name");
    } else if (this.numbers.size < MOST_NUMBERS) this.numbers.add(ownCopy(nik));
    const parts = parseNik(nik);
    if (sex !== null) {
      this.sex.of++;
      if (parts.sex === sex) this.sex.agree++;
      else sample("sex-other-than-nik", "nik", "sex", "name");
    }
    if (birthDate === null) {
      const turned = parseRollDate(dayBeforeMonth(written), TODAY).date;
      if (turned === null || turned.slice(2).replaceAll("-", "") !== daysOf(parts)) return;
      this.born.of++;
      this.born.monthFirst++;
      sample("dates-month-first", "nik", "birthDate");
      return;
    }
    const [year, month, day] = [birthDate.slice(2, 4), birthDate.slice(5, 7), birthDate.slice(8, 10)].map(
      Number,
    );
    this.born.of++;
    const sameYear = parts.year2 === year;
    if (sameYear && parts.month === month && parts.day === day) {
      this.born.agree++;
      return;
    }
    const turned = sameYear && parts.month === day && parts.day === month;
    if (turned) this.born.monthFirst++;
    sample(turned ? "dates-month-first" : "dates-other-than-nik", "nik", "birthDate");
  }

  /** NIK from all over what was read, for looking them up in the roll of the period before. */
  sampleOfNumbers(): string[] {
    const step = Math.max(1, Math.floor(this.numbers.size / SAMPLE_NUMBERS));
    return [...this.numbers].filter((_, i) => i % step === 0).slice(0, SAMPLE_NUMBERS);
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
      numbers: { of: this.numbered, doubled: this.doubled, zero: this.zero },
      filled: this.filled,
      unread: this.unread.found(),
      commonest: this.same.commonest(),
      longestNames: this.same.longestNames(),
      samples: this.samples.found(),
      remarks: { lines: this.remarks.total, samples: this.remarks.top(6).map(({ value }) => value) },
    };
  }
}

/** Any day later than every birth: only day and month are compared. */
const TODAY = "2030-01-01";
const daysOf = ({ year2, month, day }: { year2: number; month: number; day: number }): string =>
  [year2, month, day].map((part) => String(part).padStart(2, "0")).join("");

export type Found = ReturnType<Evidence["found"]>;
