import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { SnapshotQuality } from "@/lib/domain/snapshot-quality";
import { createSnapshot } from "@/lib/services/snapshot/create";
import { importSnapshot } from "@/lib/services/snapshot/import/run";
import { addFile } from "@/lib/services/upload/add-file";
import { freshDatabase } from "@/tests/support/fresh-database";

const database = await freshDatabase();
const admin: Actor = { id: "admin-1", username: "admin", role: "admin", areas: ["3314"] };
const ctx = { actor: admin };
const HEADER = "NO,NKK,NIK,NAMA,TEMPAT LAHIR,TANGGAL LAHIR,STATUS,JENIS KELAMIN,ALAMAT,RT,RW,DISABILITAS,KTP-EL,KETERANGAN,TPS,DESA,KECAMATAN";

const never = new AbortController().signal;

async function importText(text: string, extra: Partial<Parameters<typeof createSnapshot>[1]> = {}): Promise<number> {
  const path = join(database.dataDir, `${crypto.randomUUID()}.csv`);
  await writeFile(path, text);
  const uploadId = await addFile(ctx, path);
  const { id } = await createSnapshot(ctx, { uploadIds: [uploadId], regionCode: "3314", stage: "DPB", period: "TW IV 2025", referenceDate: "2025-12-10", ...extra });
  await importSnapshot(id, never);
  return id;
}

function voter(n: number, changes: Partial<{ nik: string; name: string; sex: string; tps: string; desa: string; ket: string; born: string }> = {}): string {
  const { nik = `33140501018${String(n % 10)}${String(n).padStart(4, "0")}`, name = "SITI AMINAH", sex = "P", tps = "001", desa = "KALANGAN", ket = "", born = "17|08|1985" } = changes;
  return `${n},331405010120${String(n).padStart(4, "0")},${nik},${name},SRAGEN,${born},S,${sex},DK KARANG,003,005,,S,${ket},${tps},${desa},GEMOLONG`;
}

test("a roll is imported whole, with its lines numbered and its bad lines listed", async () => {
  const id = await importText([HEADER, voter(1), voter(2, { nik: "123", sex: "X" }), "3,only,three", "", voter(4, { ket: "1", sex: "L" }), "JUMLAH,,,4,,,,,,,,,,,,,"].join("\n"), { controlTotals: { rows: 3, male: 0 } });
  const snapshot = await prisma().snapshot.findUniqueOrThrow({ where: { id }, include: { files: true, rejects: { orderBy: { rowNo: "asc" } } } });
  expect(snapshot).toMatchObject({ status: "ready", rows: 5, accepted: 3, rejected: 2, problem: null });
  expect(snapshot.countedTotals).toEqual({ rows: 2, male: 0, female: 1, kecamatan: 1, desa: 1, tps: 1 });
  expect(snapshot.rejects.map((r) => [r.rowNo, r.lineNo, r.reason])).toEqual([[3, 4, "column-count"], [5, 7, "summary-line"]]);
  const records = await pool().query("select row_no, line_no, nik, nik_kind, sex_raw, sex, birth_date_raw, birth_date, active, desa_code from voter_record where snapshot_id = $1 order by row_no", [id]);
  expect(records.rows).toEqual([
    { row_no: 1, line_no: 2, nik: "3314050101810001", nik_kind: "ok", sex_raw: "P", sex: "P", birth_date_raw: "17|08|1985", birth_date: "1985-08-17", active: true, desa_code: expect.stringMatching(/^3314\d{6}$/) },
    { row_no: 2, line_no: 3, nik: "123", nik_kind: "bad", sex_raw: "X", sex: null, birth_date_raw: "17|08|1985", birth_date: "1985-08-17", active: true, desa_code: expect.any(String) },
    { row_no: 4, line_no: 6, nik: "3314050101840004", nik_kind: "ok", sex_raw: "L", sex: "L", birth_date_raw: "17|08|1985", birth_date: "1985-08-17", active: false, desa_code: expect.any(String) },
  ]);
  const quality = SnapshotQuality.parse(snapshot.quality);
  expect(quality).toMatchObject({ accepted: 3, active: 2, tms: { "1": 1 }, rejects: { "column-count": 1, "summary-line": 1 }, unknownCodes: [{ column: "sex", value: "X", rows: 1 }] });
});
