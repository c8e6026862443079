import { describe, expect, it } from "vitest";
import { findHeader, signatureOf } from "./find";
import { labelKey } from "./labels";

const rows = (...lines: string[]) =>
  lines.map((line, i) => ({ line: i + 1, cells: line.split("|").map((cell) => cell.trim()) }));
const find = (...lines: string[]) => findHeader(rows(...lines), new Set());

describe("findHeader", () => {
  it("finds the header below title rows", () => {
    expect(
      find("DAFTAR PEMILIH", "KECAMATAN : GEMOLONG", "NO|NKK|NIK|NAMA|TTL", "1|2|3|SITI|X, 1-1-1990"),
    ).toMatchObject({ line: 3, at: 2, labels: ["NO", "NKK", "NIK", "NAMA", "TTL"], known: 5 });
  });

  it("joins a header of two rows, naming each column by the word that says most", () => {
    expect(find("NO|NIK|NAMA|ALAMAT||", "|||JALAN/DUKUH|RT|RW", "1|3314|SITI|DK A|1|2")).toMatchObject({
      line: 2,
      labels: ["NO", "NIK", "NAMA", "ALAMAT JALAN/DUKUH", "ALAMAT RT", "ALAMAT RW"],
      known: 6,
    });
    expect(find("NIK|NAMA|LAHIR||JK", "||TEMPAT|TANGGAL|", "3314|SITI|SRAGEN|1-1-1990|P")).toMatchObject({
      labels: ["NIK", "NAMA", "LAHIR TEMPAT", "LAHIR TANGGAL", "JK"],
      known: 5,
    });
  });

  it("takes the row of column numbers with the header", () => {
    expect(find("NO|NIK|NAMA|JK", "(1)|(2)|(3)|(4)", "1|3314|SITI|P")).toMatchObject({ line: 2, rows: 2 });
  });

  it("does not take the first record for a second header row", () => {
    expect(find("NIK|NAMA|KET", "3314050101850001|SITI|")).toMatchObject({ line: 1, rows: 1 });
    expect(find("NAMA|JK|KET", "SITI AMINAH|P|")).toMatchObject({ line: 1, labels: ["NAMA", "JK", "KET"] });
  });

  it("tells equal labels apart and names nameless columns by their place", () => {
    expect(find("NAMA||NAMA|NIK", "A|B|C|1")?.labels).toEqual(["NAMA", "(2)", "NAMA (2)", "NIK"]);
  });

  it("finds a header that only the user's mapping knows", () => {
    const foreign = rows("given_name|surname|suburb", "lachlan|berry|bittern");
    expect(findHeader(foreign, new Set([labelKey("given_name"), labelKey("surname")]))).toMatchObject({
      line: 1,
      known: 2,
    });
  });

  it("gives one signature to headers that differ only in signs and capitals", () => {
    expect(signatureOf(["No. KK", "Nama"])).toBe(signatureOf(["NO KK", "NAMA"]));
    expect(signatureOf(["NKK", "NAMA"])).not.toBe(signatureOf(["NAMA", "NKK"]));
  });
});
