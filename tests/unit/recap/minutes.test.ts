import PizZip from "pizzip";
import { expect, it } from "vitest";
import { translator } from "@/lib/i18n/translator";
import { wordPaper } from "@/lib/documents/word-paper";
import { minutes } from "@/lib/recap/output/minutes";
import { recapModel, type TwoQuarters } from "@/tests/support/recap-model";

const here = { kec: "331401", sex: "L" } as const;
const stays: TwoQuarters = {
  before: here,
  now: here,
  code: null,
  followUp: null,
  born: "1985-05-01",
  remark: "",
};

/** The text of a DOCX, paragraph by paragraph. */
const textOf = (bytes: Buffer): string =>
  (new PizZip(bytes).file("word/document.xml")?.asText() ?? "")
    .replaceAll("</w:p>", "\n")
    .replace(/<[^>]+>/g, "");

it("tells figures, day and hour also in words, who said what, and where to sign", async () => {
  const model = recapModel([stays, stays, { ...stays, now: { ...here, sex: "L" } }]);
  const bytes = await minutes(model, "id", translator("id"), null);
  const text = textOf(bytes);
  for (const part of [
    "KOMISI PEMILIHAN UMUM KABUPATEN SRAGEN",
    "63/PK.01-BA/3314/2025",
    "Senin, tanggal lima belas, bulan Desember, tahun dua ribu dua puluh lima (15 Desember 2025), pukul 09.00 WIB",
    "Aula KPU Sragen",
    "Jumlah pemilih dengan huruf: tiga.",
    "Bawaslu Kabupaten Sragen",
    "27 pemilih meninggal → Diperiksa; 11 ditambahkan, 25 dicoret",
    "Nama Contoh Dua",
    "d4d4",
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/[{}]/);
  expect(text).not.toContain("SELISIH");
  expect((await minutes(model, "id", translator("id"), null)).equals(bytes)).toBe(true);
});

it("says on its face that the sums do not close", async () => {
  const model = recapModel([stays, { ...stays, now: null }]);
  expect(textOf(await minutes(model, "id", translator("id"), null))).toContain("TERDAPAT SELISIH 1 PEMILIH");
  expect(textOf(await minutes(model, "en", translator("en"), null))).toContain("A DIFFERENCE OF 1 VOTERS");
});

it("fills the office's own template, and names the fields that it does not know", async () => {
  const own = (text: string) =>
    wordPaper({
      title: "BA",
      locale: "id",
      made: new Date("2025-12-12T02:00:00Z"),
      letterhead: { name: "KPU", address: "", emblem: null },
      pieces: [{ kind: "text", text }],
    });
  const model = recapModel([stays]);
  const fill = async (text: string) => minutes(model, "id", translator("id"), await own(text));
  expect(textOf(await fill("Total {total} ({total_kata})"))).toContain("Total 1 (satu)");
  await expect(fill("Jumlah {jumlah_pemilih}")).rejects.toMatchObject({ faults: ["{jumlah_pemilih}"] });
  await expect(fill("Jumlah {#masukan}")).rejects.toMatchObject({ name: "Error" });
});
