import type { Insertion } from "../model";
import { daysIn, digitsOf, fromDayNumber, dayNumber, kpuDate } from "../people/birth";
import { drawName } from "../names/draw-name";
import type { Sex } from "../names/draw-name";
import { nikWith, splice } from "./digits";
import { addPerson, recordInsertion } from "./kit";

// Defects of one record, each of them seen in real rolls (domain.md 1.3, 3 and 4).

const nikOf = (row: { nik: string | null }) => row.nik ?? "";
const sexOf = (row: { sex: string | null }): Sex => (row.sex === "P" ? "P" : "L");

export const nikEmpty = recordInsertion("IDN-01", "empty", () => ({ nik: null }));

export const nikMalformed = recordInsertion(
  "IDN-02",
  "malformed",
  ({ row }, rng) => {
    const nik = nikOf(row);
    const forms = [
      nik.slice(0, 15),
      `${nik}${rng.int(0, 9)}`,
      splice(nik, 13, "O"),
      String(rng.int(1, 9)).repeat(16),
      splice(nik, 0, "000000"),
      splice(nik, 4, "00"),
      splice(nik, 2, "00"),
    ];
    return { nik: rng.pick(forms) };
  },
  { also: ["GND-02", "IDN-04", "IDN-05"] },
);

export const nikImpossible = recordInsertion(
  "IDN-03",
  "impossible",
  ({ row }, rng) => {
    const nik = nikOf(row);
    const forms = [
      splice(nik, 6, "00"),
      splice(nik, 6, "35"),
      splice(nik, 6, "72"),
      splice(nik, 8, "13"),
      splice(nik, 8, "00"),
      splice(nik, 6, "3102"),
      splice(nik, 6, "7104"),
      splice(nik, 12, "0000"),
      splice(nik, 0, "37"),
    ];
    return { nik: rng.pick(forms) };
  },
  { also: ["GND-02", "IDN-04", "IDN-05"] },
);

/**
 * Day, month or year of the roll is not that of the NIK; the roll's date is the corrected one, so the NIK is
 * changed.
 */
export const nikDate = recordInsertion(
  "IDN-04",
  "date",
  ({ row, entry: { born } }, rng) => {
    const year = born.year + rng.pick([-1, 1, 2, -3]);
    const month = (born.month % 12) + 1;
    const moved = rng.pick([
      { ...born, year, day: Math.min(born.day, daysIn(year, born.month)) },
      { ...born, month, day: Math.min(born.day, daysIn(born.year, month)) },
      { ...born, day: born.day > 14 ? born.day - 7 : born.day + 9 },
    ]);
    return { nik: nikWith(nikOf(row), moved, sexOf(row)) };
  },
  { also: ["GND-02"] },
);

export const nikSex = recordInsertion(
  "IDN-05",
  "sex",
  ({ row, entry: { born } }) => ({ nik: nikWith(nikOf(row), born, row.sex === "P" ? "L" : "P") }),
  { also: ["GND-02"] },
);

export const nkkBad = recordInsertion(
  "IDN-06",
  "bad",
  ({ row, home }, rng) => {
    const nkk = row.nkk ?? home.nkk;
    return {
      nkk: rng.pick([
        null,
        nkk.slice(0, 14),
        splice(nkk, 6, "4513"),
        splice(nkk, 6, "311230"),
        splice(nkk, 12, "0000"),
        splice(nkk, 0, "1890"),
        "1890000000000000",
      ]),
    };
  },
  { also: ["IDN-07", "KEL-01", "KEL-02", "KEL-03"] },
);

export const nkkElsewhere = recordInsertion("IDN-07", "elsewhere", (_, rng, { tools }) => ({
  nkk: tools.nkk(tools.otherPrefix(), fromDayNumber(dayNumber(tools.currentDay) - rng.int(200, 3000))),
}));

/** A child on the roll, unmarried, newly entered. NIK, date and all else agree. */
export const underAge: Insertion = {
  code: "IDN-08",
  name: "under age",
  where: "anywhere",
  insert(draft, rng) {
    const born = fromDayNumber(
      dayNumber(draft.tools.currentDay) - Math.floor(rng.int(13, 16) * 365.25 + rng.int(1, 200)),
    );
    const sex = rng.pick(["L", "P"] as const);
    const entry = addPerson(
      draft,
      rng,
      rng.pick(draft.homes),
      { sex, marital: "B", born, name: drawName(rng, sex, born.year) },
      { base: false, cur: true },
    );
    draft.tools.note({ code: "IDN-08", kind: "defect", name: "under age", current: [entry] });
    return true;
  },
};

export const overAge: Insertion = {
  code: "IDN-09",
  name: "over age",
  where: "anywhere",
  insert(draft, rng) {
    const born = { year: draft.tools.currentDay.year - rng.int(102, 118), month: 12, day: 31 };
    const sex = rng.pick(["L", "P"] as const);
    const entry = addPerson(
      draft,
      rng,
      rng.pick(draft.homes),
      { sex, marital: "P", born, name: drawName(rng, sex, 1930) },
      { base: true, cur: true },
    );
    draft.tools.note({
      code: "IDN-09",
      kind: "defect",
      name: "over age",
      current: [entry],
      also: ["STA-10"],
    });
    return true;
  },
};

export const birthDateInvalid = recordInsertion(
  "IDN-10",
  "invalid",
  (_, rng) => ({
    birthDate: rng.pick([
      "00|00|0000",
      "31|02|1980",
      null,
      "12|05|2031",
      "01|01|1887",
      "30|02|1991",
      "00|07|1950",
    ]),
  }),
  { also: ["IDN-04", "IDN-09"] },
);

export const nameSuspicious = recordInsertion("IDN-11", "suspicious", ({ row }, rng) => ({
  name: rng.pick([
    "A",
    "TIDAK DIKETAHUI",
    "XXX",
    "-",
    (row.name ?? "").replace(/[AIUEO]/, "?"),
    (row.name ?? "").replace(/[OI]/, "0") + "1",
    "TES",
  ]),
}));

export const codeOutsideTable = recordInsertion("IDN-12", "outside table", (_, rng) =>
  rng.pick([{ disability: "9" }, { marital: "4" }, { ktpEl: "X" }, { disability: "7" }]),
);

export const elementMissing = recordInsertion("IDN-13", "missing", (_, rng) =>
  rng.pick([{ sex: null }, { marital: null }, { name: null }, { sex: null, marital: null }]),
);

export const tmsOnActive = recordInsertion("IDN-14", "remark", (_, rng) => ({
  remark: rng.pick([
    "KABARNYA MENINGGAL",
    "LAPORAN RT: PINDAH DOMISILI",
    "DILAPORKAN MENINGGAL",
    "MENURUT RT MENINGGAL DUNIA",
  ]),
}));

/** A minor who is married may vote: must not be asked about. */
export const marriedMinor: Insertion = {
  code: "IDN-08",
  name: "married minor",
  where: "anywhere",
  insert(draft, rng) {
    const born = fromDayNumber(dayNumber(draft.tools.currentDay) - Math.floor(16 * 365.25 + rng.int(1, 300)));
    const entry = addPerson(
      draft,
      rng,
      rng.pick(draft.homes),
      { sex: "P", marital: "S", born, name: drawName(rng, "P", born.year) },
      { base: false, cur: true },
    );
    draft.tools.note({ code: "IDN-08", kind: "innocent", name: "married minor", current: [entry] });
    return true;
  },
};

/**
 * A NIK from before 2004 with DKI's old province code, or of a kabupaten in Papua that has another code
 * today.
 */
export const oldPrefix: Insertion = {
  code: "IDN-03",
  name: "old prefix",
  where: "anywhere",
  insert(draft, rng) {
    const born = { year: rng.int(1950, 1985), month: rng.int(1, 12), day: rng.int(1, 28) };
    const prefix = rng.pick(["095104", "097102", "910205", "540301", "911401"]);
    const nik = prefix + digitsOf(born, false) + String(rng.int(1, 9)).padStart(4, "0");
    const entry = addPerson(
      draft,
      rng,
      rng.pick(draft.homes),
      { sex: "L", marital: "S", born, name: drawName(rng, "L", born.year) },
      { base: true, cur: true },
      { nik },
    );
    draft.tools.note({ code: "IDN-03", kind: "innocent", name: "old prefix", current: [entry] });
    return true;
  },
};

/** Exactly at the limit of age: 100 years, not above. */
export const centenarian: Insertion = {
  code: "IDN-09",
  name: "one hundred",
  where: "anywhere",
  insert(draft, rng) {
    const born = { year: draft.tools.currentDay.year - 100, month: 3, day: rng.int(1, 28) };
    const entry = addPerson(
      draft,
      rng,
      rng.pick(draft.homes),
      { sex: "P", marital: "P", born, name: drawName(rng, "P", 1930) },
      { base: true, cur: true },
    );
    draft.tools.note({
      code: "IDN-09",
      kind: "innocent",
      name: "one hundred",
      current: [entry],
      note: kpuDate(born),
    });
    return true;
  },
};
