import { parseNik } from "@/lib/roll/identity-number";
import type { RawRecord } from "@/lib/roll/columns";
import type { NormalRecord } from "@/lib/roll/normal-record";
import { bareYear } from "@/lib/roll/roll-date";
import { isDoubtfulRemark } from "@/lib/roll/tms";
import { Tally } from "../quality/tally";

/** Ages that nobody on a roll has. */
const YOUNGEST = 12;
const OLDEST = 110;

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

  add(raw: RawRecord, normal: NormalRecord): void {
    this.lines++;
    if (normal.nikOk !== null) this.addNumber(normal.nikOk, normal);
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

  private addNumber(nik: string, { birthDate, sex }: NormalRecord): void {
    const parts = parseNik(nik);
    if (sex !== null) {
      this.sex.of++;
      if (parts.sex === sex) this.sex.agree++;
    }
    if (birthDate === null) return;
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
      remarks: { lines: this.remarks.total, samples: this.remarks.top(6).map(({ value }) => value) },
    };
  }
}

export type Found = ReturnType<Evidence["found"]>;
