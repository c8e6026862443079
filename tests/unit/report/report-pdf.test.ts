import { beforeAll, describe, expect, it } from "vitest";
import { loadMessages } from "@/lib/i18n/messages";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { writeReport } from "@/lib/report/output/pdf/report";
import {
  bytesOf,
  differenceFromPicture,
  readPdf,
  structureOf,
  TOLERANCE,
  type PdfPage,
} from "@/tests/support/pdf";
import { reportModel } from "@/tests/support/report-model";

const read = (locale: Locale, kind: "interim" | "final" = "interim") =>
  readPdf((out) => writeReport(out, reportModel({ kind }), locale, translator(locale)));
const textOf = (pages: readonly PdfPage[]) => pages.flatMap(({ lines }) => lines).join("\n");
/** Headings in the order in which a reader meets them. */
const HEADINGS = [
  "results",
  "by-desa",
  "decisions",
  "four-eyes",
  "recheck",
  "quality",
  "disparity",
  "did-not-run",
  "open-findings",
  "identity",
  "method",
  "proof",
];

describe.each(["id", "en"] as const)("the report as PDF (%s)", (locale) => {
  const paper = loadMessages(locale)["paper"] as Record<string, string>;
  let pages: PdfPage[];

  beforeAll(async () => {
    pages = await read(locale);
  });

  it("has its sections in order", () => {
    const lines = pages.flatMap((page) => page.lines);
    const at = HEADINGS.map((key) => lines.findIndex((line) => line === paper[key]));
    expect(at.every((line) => line >= 0)).toBe(true);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it("says the numbers of its model in the way of its language", () => {
    const text = textOf(pages);
    const number = (value: number) => value.toLocaleString(locale);
    for (const value of [20_345, 20_301, 10_243]) expect(text).toContain(number(value));
    for (const code of ["IDN-02", "IDN-04", "IDN-12", "KEL-04"]) expect(text).toContain(code);
    expect(text).toContain("123/PL.02.1-BA/3314/2025");
    expect(text).toContain("4321");
    // Malang, October 2025, with Wilson's interval.
    expect(text).toContain(locale === "id" ? "16 dari 182 benar" : "16 of 182 right");
    expect(text).toMatch(locale === "id" ? /8,8% \(5,5%–13,8%\)/ : /8\.8% \(5\.5%–13\.8%\)/);
    const high = pages.flatMap(({ lines }) => lines).find((line) => /^(Tinggi|High)\b/.test(line));
    // Found; accepted, rejected, undetermined; open.
    expect(high).toMatch(/ 11 6 2 0 3$/);
  });

  it("numbers its pages, and says on each that it is not final", () => {
    expect(pages.length).toBeGreaterThanOrEqual(5);
    for (const [at, { lines }] of pages.entries()) {
      const text = lines.join("\n");
      expect(text).toMatch(new RegExp(`${at + 1}\\D+${pages.length}`));
      expect(text).toContain(paper["mark"]);
    }
  });
});

it("a final report has as many pages and does not call itself interim", async () => {
  const [interim, final] = await Promise.all([read("id"), read("id", "final")]);
  expect(final).toHaveLength(interim.length);
  expect(textOf(final)).not.toContain((loadMessages("id")["paper"] as Record<string, string>)["mark"]);
});

it("its pages look as they did when somebody last looked at them", async () => {
  const pages = await read("id");
  const differences: [string, number][] = [];
  for (const [at, page] of pages.entries()) {
    const name = `report-${at + 1}`;
    differences.push([name, await differenceFromPicture(page, name)]);
  }
  expect(differences.filter(([, share]) => share > TOLERANCE)).toEqual([]);
});

it("says whose paper it is, when it was made in words, and where names are to be signed", async () => {
  const pages = await read("id");
  const first = pages[0]?.lines.join("\n") ?? "";
  expect(first).toContain("KOMISI PEMILIHAN UMUM KABUPATEN SRAGEN");
  expect(first).toContain("Jalan Contoh Nomor 1, Sragen");
  expect(first).toContain("14/PL.02.1-LHP/3314/2025");
  expect(first).toContain("hari Jumat, tanggal dua belas, bulan Desember, tahun dua ribu dua puluh lima");
  const last = pages.at(-1)?.lines.join("\n") ?? "";
  for (const text of ["Sragen, 12 Desember 2025", "Ketua", "Nama Contoh Satu", "Nama Contoh Tiga"])
    expect(last).toContain(text);
});

it("carries the structure that a screen reader needs, and the same model gives the same bytes", async () => {
  const write = (out: Parameters<Parameters<typeof bytesOf>[0]>[0]) =>
    writeReport(out, reportModel(), "id", translator("id"));
  const roles = await structureOf(write);
  expect(roles.filter((role) => role === "H1")).toHaveLength(1);
  expect(roles.filter((role) => role === "H2").length).toBeGreaterThanOrEqual(HEADINGS.length);
  for (const role of ["Table", "TR", "TH", "TD", "P"]) expect(roles).toContain(role);
  expect(roles.filter((role) => role.startsWith("Figure: ")).join("\n")).toMatch(/22 dari 27 temuan sah/);
  const [once, again] = [await bytesOf(write), await bytesOf(write)];
  expect(once.equals(again)).toBe(true);
  const raw = once.toString("latin1");
  expect(raw).toContain("<pdfaid:part>2</pdfaid:part>");
  // Every header cell says what it heads.
  const count = (pattern: RegExp) => [...raw.matchAll(pattern)].length;
  expect(count(/\/Scope \/(?:Column|Row)\b/g)).toBe(count(/\/S \/TH\b/g));
  // No level of heading is left out on the way down.
  const levels = roles.flatMap((role) => (/^H([1-6])$/.exec(role)?.[1] ?? "").split("").map(Number));
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
});
