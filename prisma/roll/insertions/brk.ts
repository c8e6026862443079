import type { Draft, Entry, Insertion, RollRow } from "../model";
import type { Rng } from "../rng";
import { splice } from "./digits";

// Faults of a file: the current lines of one desa, which stand in a file of their own. The baseline is whole.

/** A desa's file, with the lines in their order. */
function fileInsertion(
  code: string,
  name: string,
  also: readonly string[],
  spoil: (rows: readonly Entry[], rng: Rng, draft: Draft) => readonly Entry[],
): Insertion {
  return {
    code,
    name,
    where: "own-file",
    insert(draft, rng) {
      const lines = draft.entries
        .filter((entry) => entry.cur !== null)
        .sort((a, b) =>
          (a.cur?.tps ?? "") < (b.cur?.tps ?? "") ? -1 : (a.cur?.tps ?? "") > (b.cur?.tps ?? "") ? 1 : 0,
        );
      const spoilt = spoil(lines, rng, draft);
      for (const entry of draft.entries) draft.taken.add(entry);
      draft.tools.note({
        code,
        kind: "defect",
        name,
        current: spoilt,
        subject: `FILE:${draft.desa.code}`,
        also,
      });
      return true;
    },
  };
}

const change = (entry: Entry, row: (row: RollRow) => Partial<RollRow>) => {
  if (entry.cur) entry.cur = { ...entry.cur, ...row(entry.cur) };
};

/** Saved from a spreadsheet: the sixteenth digit of every number is 0. */
export const digitsLost = fileInsertion(
  "BRK-01",
  "digits lost",
  ["IDN-03", "IDN-06", "GND-01", "GND-02", "GND-03", "GND-04", "UBH-03", "KEL-01", "KEL-02", "STA-05"],
  (lines) => {
    for (const entry of lines)
      change(entry, ({ nik, nkk }) => ({
        nik: nik && splice(nik, 15, "0"),
        nkk: nkk && splice(nkk, 15, "0"),
      }));
    return lines;
  },
);

/** A family card number drawn down over 130 lines. */
export const fillDown = fileInsertion(
  "BRK-02",
  "fill-down",
  ["KEL-01", "KEL-02", "UBH-08", "STA-09"],
  (lines) => {
    const filled = lines.slice(10, 140);
    const nkk = filled[0]?.cur?.nkk ?? null;
    for (const entry of filled) change(entry, () => ({ nkk }));
    return filled;
  },
);

/** Month before day in four of ten lines. */
export const monthFirst = fileInsertion(
  "BRK-03",
  "month before day",
  ["IDN-04", "IDN-10", "IDN-08", "UBH-02", "UBH-08", "GND-04"],
  (lines, rng) => {
    const swapped = lines.filter(() => rng.chance(0.4));
    for (const entry of swapped)
      change(entry, ({ birthDate }) => ({
        birthDate: birthDate && birthDate.replace(/^(\d\d)\|(\d\d)/, "$2|$1"),
      }));
    return swapped;
  },
);

/** The file of the desa handed in a second time. */
export const sameFileTwice = fileInsertion(
  "BRK-04",
  "same file twice",
  ["GND-01", "GND-04", "GND-05", "KEL-01", "KEL-04"],
  (lines, _rng, draft) => {
    const copies = lines.map((entry): Entry => ({ ...entry, base: null, secondFile: true }));
    draft.entries.push(...copies);
    return [...lines, ...copies];
  },
);

/** Numbers starred in a tenth of the lines, as in a copy for parties. */
export const masked = fileInsertion("BRK-06", "masked numbers", ["UBH-03"], (lines, rng) => {
  const starred = lines.filter(() => rng.chance(0.12));
  for (const entry of starred) change(entry, ({ nik }) => ({ nik: nik && splice(nik, 6, "**********") }));
  return starred;
});
