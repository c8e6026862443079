import { expect, it } from "vitest";
import { headingOf, mappingsOf } from "./headings";

it.each([
  ["NAMA ALMARHUM", "name"],
  ["Nama Peserta", "name"],
  ["PANGKAT DAN NAMA", "name"],
  ["DESA/NAGARI", "desa"],
  ["DESA ASAL", "desa"],
  ["ALAMAT ASAL", "address"],
  ["Umur saat meninggal", "age"],
  ["NO. KTP", "nik"],
])("%s is the %s of the first person", (label, column) => {
  expect(headingOf(label, false)).toMatchObject({ column, person: 1 });
});

it.each(["TGL MENINGGAL", "NAMA PELAPOR", "DESA TUJUAN", "TUJUAN", "NAMA AYAH", "FASKES", "NRP"])(
  "%s says nothing of who is meant",
  (label) => {
    expect(headingOf(label, false)).toBeNull();
  },
);

it("takes the new address of those who come", () => {
  expect(headingOf("DESA TUJUAN", true)?.column).toBe("desa");
  expect(headingOf("DESA ASAL", true)).toBeNull();
});

it("reads two people of one line", () => {
  const [first, second] = mappingsOf(["NO", "NIK 1", "NAMA 1", "DESA 1", "NIK 2", "NAMA 2", "DESA 2"], false);
  expect(first?.name?.from).toEqual(["NAMA 1"]);
  expect(second?.nik?.from).toEqual(["NIK 2"]);
});
