import type { RollColumn } from "@/lib/roll/columns";
import type { Corrections } from "../header/mapping";
import type { Answers } from "../notes";
import type { Reading } from "../reading";

/** Column that a question is about, and that the answer `ignore` leaves unread. */
const COLUMN_OF: Readonly<Record<string, RollColumn>> = {
  "one-sex": "sex",
  "tps-per-voter": "tps",
  "ages-impossible": "birthDate",
  "nik-unreadable": "nik",
  "dates-other-than-nik": "birthDate",
  "sex-other-than-nik": "sex",
  "one-value-nkk": "nkk",
  "one-value-birthDate": "birthDate",
};

/** What the answers to `judged`'s questions change about the columns that are read. */
export function columnEffects(answers: Answers): Corrections {
  const ignored = Object.entries(COLUMN_OF).filter(([question]) => answers[question] === "ignore");
  return {
    ...Object.fromEntries(ignored.map(([, column]) => [column, null])),
    ...(answers["few-active"] === "ignore-remarks" ? { remark: null } : {}),
  };
}

/** What they change about the way values are taken. */
export function readingEffects(reading: Reading, answers: Answers): Reading {
  const other = reading.sexTable === "LP" ? "PW" : "LP";
  return {
    ...reading,
    ...(answers["one-sex"] === "pria-wanita" ? { sexTable: "PW" as const } : {}),
    ...(answers["sex-other-than-nik"] === "exchange-sex" ? { sexTable: other } : {}),
    ...(answers["dates-month-first"] === "month-first" ? { monthFirst: true } : {}),
    ...(answers["places-sparse"] === "fill-down" ? { fillDown: true } : {}),
    ...(answers["remarks-unclear"] === "strike" ? { strikeDoubtful: true } : {}),
  };
}
