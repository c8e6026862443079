import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { prisma } from "@/lib/db/prisma";
import { FIELD_COLUMNS, type FieldColumn } from "@/lib/finding/model/field/book";
import { fieldChecks } from "@/lib/finding/queries/work/field-checks";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { fieldCheckFinding, fieldResultFinding } from "@/lib/finding/services/field-check";
import { previewFieldBook, storeFieldBook } from "@/lib/finding/services/field/import-book";
import { makeWorksheet } from "@/lib/finding/services/field/worksheet";
import { claimFinding, releaseFinding } from "@/lib/finding/services/queue";
import { translator } from "@/lib/i18n/translator";
import { as, refusal } from "@/tests/support/acting";
import { dayFromToday } from "@/tests/support/days";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  nikOf,
  seedFinding,
  seedOffice,
  seedSnapshot,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let at: SeededSnapshot;
const t = translator("id");

/** A finding that waits for a field check. */
async function asked(rows: readonly number[]): Promise<number> {
  const id = await seedFinding(at, { detector: "IDN-04", rows: [...rows] });
  const { revision } = await claimFinding(as(office.kec1), { findingId: id });
  await fieldCheckFinding(as(office.kec1), {
    findingId: id,
    revision,
    dueDate: dayFromToday(5),
    addressee: "PPS Jati",
  });
  return id;
}

type Fill = Partial<Record<FieldColumn, string | number | null>>;

/** The worksheet as somebody filled it in: line of the sheet → cells. */
async function filled(lines: Readonly<Record<number, Fill>>): Promise<string> {
  const { stream } = await makeWorksheet(as(office.kec1), { snapshotId: at.snapshotId, format: "xlsx" });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(await buffer(stream)).buffer);
  const page = book.worksheets[0];
  const head = (page?.getRow(1).values ?? []) as string[];
  for (const [line, cells] of Object.entries(lines))
    for (const column of FIELD_COLUMNS)
      if (column in cells)
        page!.getCell(Number(line), head.indexOf(t(`field.column.${column}`))).value = cells[column] ?? null;
  return Buffer.from(await book.xlsx.writeBuffer()).toString("base64");
}

let one: number;
let family: number;

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  one = await asked([2]);
  family = await asked([3, 4, 5]);
  await asked([6, 7]);
});

it("notes each person by itself, with the value read off there, which a correction then proposes", async () => {
  const ctx = as(office.kec1);
  const { revision } = await claimFinding(ctx, { findingId: family });
  const target = { findingId: family, revision };
  const wrong = { ord: 9, result: "MENINGGAL" as const };
  expect(await refusal(fieldResultFinding(ctx, { ...target, results: [wrong] }))).toBe("field-result-person");
  const impossible = { ord: 0, result: "DITEMUI-BERBEDA", found: { element: "sex", value: "banteng" } };
  expect(await refusal(fieldResultFinding(ctx, { ...target, results: [impossible] }))).toBe(
    "follow-up-value-sex",
  );
  await fieldResultFinding(ctx, {
    ...target,
    results: [
      { ord: 0, result: "DITEMUI-BERBEDA", found: { element: "birthDate", value: "5-2-1980" } },
      { ord: 2, result: "TIDAK-DITEMUI", note: "rumah kosong" },
    ],
  });
  const view = await getFinding(ctx, family);
  expect(
    view.trail.filter(({ kind }) => kind === "field_result").map(({ detail, note }) => ({ ...detail, note })),
  ).toMatchObject([
    // Masked like the roll: of a birth date the year.
    { ord: 0, result: "DITEMUI-BERBEDA", element: "birthDate", foundValue: "1980", note: null },
    { ord: 2, result: "TIDAK-DITEMUI", note: "rumah kosong" },
  ]);
  expect(view.state).toBe("field_check");
  expect(view.change.proposals).toContainEqual(
    expect.objectContaining({ source: "field", element: "birthDate", rows: [3], shown: "1980" }),
  );
  await releaseFinding(ctx, { findingId: family });
  const { checks } = await fieldChecks(ctx, at.snapshotId);
  expect(checks.find(({ findingId }) => findingId === family)).toMatchObject({
    addressee: "PPS Jati",
    dueDate: dayFromToday(5),
    people: 3,
    results: 2,
  });
});

it("says by line and column what is wrong with a sheet, and stores nothing of it", async () => {
  const ctx = as(office.kec1);
  const results = () => prisma().judgement.count({ where: { kind: "field_result" } });
  const before = await results();
  const ok = t("reasons.DITEMUI-SESUAI");
  const content = await filled({
    2: { result: ok },
    3: { result: "entah" },
    4: { id: "999999-0-abcdef", result: ok },
    5: { name: "ORANG LAIN", result: ok, element: t("finding.element.nik"), value: Number(nikOf(5)) },
  });
  const input = { snapshotId: at.snapshotId, content };
  const { problems, lines } = await previewFieldBook(ctx, input);
  expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
    [3, "result", "result-unknown"],
    [4, "id", "id-unknown"],
    [5, "value", "number-rounded"],
  ]);
  expect(lines).toHaveLength(1);
  expect(await refusal(storeFieldBook(ctx, input))).toBe("field-book-problems");
  expect(await results()).toBe(before);
});

it("knows an id twice, an altered one, a name that is another's, a foreign area", async () => {
  const result = t("reasons.PINDAH");
  const { lines } = await previewFieldBook(as(office.kec1), {
    snapshotId: at.snapshotId,
    content: await filled({ 2: { result }, 3: { result }, 4: { result }, 5: { result } }),
  });
  const id = lines[0]?.id ?? "";
  const codes = async (actor: Actor, cells: Readonly<Record<number, Fill>>) =>
    (
      await previewFieldBook(as(actor), { snapshotId: at.snapshotId, content: await filled(cells) })
    ).problems.map(({ code }) => code);
  expect(await codes(office.kec1, { 2: { result }, 3: { id, name: lines[0]?.name ?? "", result } })).toEqual([
    "id-twice",
  ]);
  const last = id.endsWith("0") ? "1" : "0";
  expect(await codes(office.kec1, { 2: { id: id.slice(0, -1) + last, result } })).toEqual(["id-altered"]);
  expect(await codes(office.kec1, { 2: { name: "SITI", result } })).toEqual(["other-name"]);
  expect(await codes(office.kec2, { 2: { result } })).toEqual(["foreign-area"]);
  expect(
    await refusal(
      previewFieldBook(as(office.auditor), { snapshotId: at.snapshotId, content: await filled({}) }),
    ),
  ).toBe("finding-role");
});

it("stores a whole sheet as observations, once, and decides nothing", async () => {
  const ctx = as(office.kec1);
  const content = await filled({ 2: { result: t("reasons.MENINGGAL"), note: "menurut ketua RT" } });
  const input = { snapshotId: at.snapshotId, content };
  expect(await storeFieldBook(ctx, input)).toEqual({ people: 1, findings: 1 });
  const stored = await prisma().finding.findUniqueOrThrow({ where: { id: one } });
  expect(stored).toMatchObject({ state: "field_check", outcome: null, decidedBy: null, claimedBy: null });
  expect((await previewFieldBook(ctx, input)).lines).toMatchObject([{ known: true }]);
  expect(await storeFieldBook(ctx, input)).toEqual({ people: 0, findings: 0 });
  const trail = await prisma().auditEvent.findFirst({
    where: { action: "finding.import-field-results" },
    orderBy: { seq: "desc" },
  });
  expect(JSON.parse(trail?.body ?? "{}")).toMatchObject({ data: { people: 0, known: 1 } });
});
