import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { pool } from "@/lib/db/pool";
import type { CreateSnapshotInput } from "@/lib/snapshot/model/input";
import { snapshotQualitySchema } from "@/lib/ingest/shapes";
import { exportRejects } from "@/lib/snapshot/services/export-rejects";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedUser } from "@/tests/support/review-seed";
import { ADMIN, HEADER, importText as importTextInto, voterLine as voter } from "@/tests/support/roll-text";

const database = await freshDatabase();
const importText = (text: string, extra: Partial<CreateSnapshotInput> = {}) =>
  importTextInto(database.dataDir, text, extra);

test("a roll is imported whole, with its lines numbered and its bad lines listed", async () => {
  const id = await importText(
    [
      HEADER,
      voter(1),
      voter(2, { nik: "123", sex: "X" }),
      "3,only,three",
      "",
      voter(4, { remark: "1", sex: "L" }),
      "JUMLAH,,,4,,,,,,,,,,,,,",
    ].join("\n"),
    { controlTotals: { rows: 3, male: 0 } },
  );
  const snapshot = await prisma().snapshot.findUniqueOrThrow({
    where: { id },
    include: { files: true, rejects: { orderBy: { rowNo: "asc" } } },
  });
  expect(snapshot).toMatchObject({ status: "ready", rows: 5, accepted: 3, rejected: 2, problem: null });
  expect(snapshot.countedTotals).toEqual({ rows: 2, male: 0, female: 1, kecamatan: 1, desa: 1, tps: 1 });
  expect(snapshot.rejects.map((r) => [r.rowNo, r.lineNo, r.reason])).toEqual([
    [3, 4, "column-count"],
    [5, 7, "summary-line"],
  ]);
  const records = await pool().query(
    `select row_no, line_no, nik, nik_kind, sex_raw, sex, birth_date_raw, birth_date, active, desa_code
      from voter_record where snapshot_id = $1 order by row_no`,
    [id],
  );
  expect(records.rows).toEqual([
    {
      row_no: 1,
      line_no: 2,
      nik: "3314055708850001",
      nik_kind: "ok",
      sex_raw: "P",
      sex: "P",
      birth_date_raw: "17|08|1985",
      birth_date: "1985-08-17",
      active: true,
      desa_code: expect.stringMatching(/^3314\d{6}$/),
    },
    {
      row_no: 2,
      line_no: 3,
      nik: "123",
      nik_kind: "bad",
      sex_raw: "X",
      sex: null,
      birth_date_raw: "17|08|1985",
      birth_date: "1985-08-17",
      active: true,
      desa_code: expect.any(String),
    },
    {
      row_no: 4,
      line_no: 6,
      nik: "3314051708850004",
      nik_kind: "ok",
      sex_raw: "L",
      sex: "L",
      birth_date_raw: "17|08|1985",
      birth_date: "1985-08-17",
      active: false,
      desa_code: expect.any(String),
    },
  ]);
  const quality = snapshotQualitySchema.parse(snapshot.quality);
  expect(quality).toMatchObject({
    accepted: 3,
    active: 2,
    tms: { "1": 1 },
    rejects: { "column-count": 1, "summary-line": 1 },
    unknownCodes: [{ column: "sex", value: "X", rows: 1 }],
  });
});

test(
  "a file of repaired lines becomes a new snapshot with all that had been accepted, every line under " +
    "its old number",
  async () => {
    const first = await importText(
      [
        HEADER,
        voter(1),
        "2,331405010120002,wrong",
        `3,"open,${voter(3).slice(2)}`,
        voter(4),
        "JUMLAH,,,4,,,,,,,,,,,,,",
      ].join("\n"),
    );
    const { stream } = await exportRejects(
      { actor: await seedUser("admin-kab", "admin", ["3314"]) },
      {
        id: first,
        purpose: { kind: "repair", number: "12/PL.01/2026" },
      },
    );
    const list = await text(stream);
    expect(
      list
        .split("\r\n")
        .slice(1, 4)
        .map((line) => line.split(",")[0]),
    ).toEqual(["2", "3", "5"]);
    const header = list.replace("\ufeff", "").split("\r\n")[0] ?? "";
    // The clerk repairs line 3, leaves line 2 broken and deletes the total.
    const cells = header.split(",").map(
      (label) =>
        ({
          "BARIS DATA": "3",
          NIK: "3314050101850003",
          NAMA: "'=BUDI",
          "JENIS KELAMIN": "L",
          DESA: "KALANGAN",
          KECAMATAN: "GEMOLONG",
          TPS: "002",
        })[label] ?? "",
    );
    const second = await importText(`${header}\n${cells.join(",")}\n2,too,short\n`, { correctsId: first });

    const snapshot = await prisma().snapshot.findUniqueOrThrow({
      where: { id: second },
      include: { files: { orderBy: { ord: "asc" } }, rejects: { orderBy: { rowNo: "asc" } } },
    });
    expect(snapshot).toMatchObject({ status: "ready", rows: 5, accepted: 3, rejected: 2, correctsId: first });
    expect(snapshot.rejects.map((reject) => reject.rowNo)).toEqual([2, 5]);
    expect(snapshot.files.map(({ rows, accepted, rejected }) => [rows, accepted, rejected])).toEqual([
      [4, 2, 2],
      [1, 1, 0],
    ]);
    expect(snapshot.countedTotals).toMatchObject({ rows: 3, male: 1, female: 2, tps: 2 });
    const rows = await pool().query(
      "select row_no, file_ord, name from voter_record where snapshot_id = $1 order by row_no",
      [second],
    );
    expect(rows.rows).toEqual([
      { row_no: 1, file_ord: 1, name: "SITI AMINAH" },
      { row_no: 3, file_ord: 2, name: "=BUDI" },
      { row_no: 4, file_ord: 1, name: "SITI AMINAH" },
    ]);
    expect(await prisma().snapshot.findUniqueOrThrow({ where: { id: first } })).toMatchObject({
      status: "ready",
      accepted: 2,
      rejected: 3,
    });
  },
);

test("a repair that names a line which was not rejected, or one line twice, fails and says which", async () => {
  const first = await importText([HEADER, voter(1), "2,x"].join("\n"));
  for (const [lines, code, values] of [
    ["1,A\n", "repair-unknown-line", { line: 2, row: 1 }],
    ["2,A\n2,B\n", "repair-line-twice", { row: 2 }],
  ] as const) {
    const id = await importText(`BARIS DATA,NAMA\n${lines}`, { correctsId: first });
    expect(await prisma().snapshot.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: "failed",
      problem: { code, values },
    });
  }
});

test("rejected lines leave masked unless an admin says why", async () => {
  const id = await importText([HEADER, voter(1), `${voter(2)},BUDI SANTOSO,17|08|1985`].join("\n"));
  const masked = await text(
    (await exportRejects({ actor: { ...ADMIN.actor, role: "auditor" } }, { id })).stream,
  );
  expect(masked).toContain("331405**********");
  expect(masked).not.toMatch(/BUDI|SANTOSO|3314050101850002|17\|08/);
  await expect(
    exportRejects(
      { actor: { ...ADMIN.actor, role: "supervisor" } },
      { id, purpose: { kind: "repair", number: "12/PL.01/2026" } },
    ),
  ).rejects.toMatchObject({ code: "export-purpose-role" });
});
