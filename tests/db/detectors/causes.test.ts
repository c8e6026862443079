import { beforeAll, expect, test } from "vitest";
import { runDetectors } from "@/eval/support/run";
import type { Found } from "@/eval/support/run";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import type { ExampleRow } from "@/lib/detectors/kit/types";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

await freshDatabase();

const nik = (n: number) => `331401120385${String(n + 1).padStart(4, "0")}`;
/** Day and month exchanged, in nine lines of desa 0, three of desa 1 and three of desa 2; one figure in two. */
function row(desa: number, n: number, at: number): ExampleRow {
  const own = { nik: nik(at), sex: "L", birthDate: "12|03|1985" };
  if (n < ([9, 3, 3, 0][desa] ?? 0)) return { ...own, birthDate: "03|12|1985" };
  if (desa === 3 && n < 2) return { ...own, birthDate: "13|03|1985" };
  // Exchanged too, and the sex does not fit either: two rules ask about this one.
  if (desa === 3 && n === 5) return { ...own, birthDate: "03|12|1985", sex: "P" };
  return own;
}

let findings: readonly Found[];
beforeAll(async () => {
  const lines = desaRows(4, 120).map((line, at) => ({
    fileOrd: 1,
    raw: exampleVoter(at, { ...line, ...row(Math.floor(at / 120), at % 120, at) }),
  }));
  ({ findings } = await runDetectors(await seedSnapshot(lines, {}), null, ["IDN-04", "IDN-05"]));
});

const dates = () => findings.filter(({ code }) => code === "IDN-04");

test("records of one cause are one question per desa, and what is scattered one per kecamatan", () => {
  const groups = dates().filter(({ isGroup }) => isGroup);
  expect(groups.map(({ evidence }) => [evidence.by, evidence.cause, evidence.count])).toEqual([
    ["desa", "swapped", 9],
    ["kecamatan", "swapped", 6],
  ]);
  expect(groups.map(({ rows }) => rows.length)).toEqual([9, 6]);
});

test("a cause with hardly any record, and a record that another rule asks about, stay by themselves", () => {
  const single = dates().filter(({ isGroup }) => !isGroup);
  expect(single.map(({ evidence }) => evidence.cause).sort()).toEqual(["oneDigit", "oneDigit", "swapped"]);
  expect(findings.filter(({ code }) => code === "IDN-05")).toHaveLength(1);
});

test("nothing is lost: every record stands in exactly one question", () => {
  const rows = dates().flatMap((finding) => finding.rows);
  expect(rows).toHaveLength(18);
  expect(new Set(rows).size).toBe(18);
});
