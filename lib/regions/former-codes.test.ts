import { describe, expect, it } from "vitest";
import { homeCodes, RETIRED_KABUPATEN } from "./former-codes";
import { NOT_FOUND, RENUMBERED, SPLIT_FROM } from "./history-table";
import { loadRegions } from "./load-regions";

const regions = loadRegions();
const current = regions
  .childrenOf("")
  .flatMap((province) => regions.childrenOf(province.code).map(({ code }) => code));

describe.each([
  ["renumbered", RENUMBERED],
  ["split", SPLIT_FROM],
])("every %s kabupaten", (kind, table) => {
  it.each(table.map(([now, before, law]) => ({ now, before, law })))(
    "$now, formerly $before: $law",
    ({ now, before, law }) => {
      expect(current).toContain(now);
      expect(law).toMatch(/^UU \d{1,2}\/(?:19|20)\d\d$/);
      expect(before).not.toBe(now);
      expect(homeCodes(now)).toContain(before);
      expect(homeCodes(now)).toContain(now);
      // A retired code is current nowhere; one that a kabupaten was split from is.
      expect(current.includes(before)).toBe(kind === "split");
    },
  );
});

it("has each change once", () => {
  const all = [...RENUMBERED, ...SPLIT_FROM].map(([now, before]) => `${now} ${before}`);
  expect(new Set(all).size).toBe(all.length);
});

it("explains every gap that a renumbering left in the present numbers", () => {
  for (const province of ["64", "73", "91", "92"]) {
    const kabupaten = current.filter((code) => code.startsWith(province));
    const retired = RETIRED_KABUPATEN.filter((code) => code.startsWith(province));
    const last = [...kabupaten, ...retired].map(Number).filter((code) => code % 100 < 71);
    for (let code = Number(`${province}01`); code <= Math.max(...last); code++)
      expect([...kabupaten, ...retired], `who had ${code}?`).toContain(String(code));
  }
});

it("makes the old numbers of Kalimantan Utara, Sulawesi Barat and the Papua provinces at home there", () => {
  for (const code of ["6404", "6405", "6406", "6410", "6473"]) expect(homeCodes("6571")).toContain(code);
  expect(homeCodes("7603")).toEqual(expect.arrayContaining(["7603", "7323", "7319", "7604"]));
  expect(homeCodes("9303")).toEqual(expect.arrayContaining(["9117", "9101", "9301"]));
  // made out of Kepulauan Sula, which was made out of what is now Halmahera Barat
  expect(homeCodes("8208")).toEqual(expect.arrayContaining(["8205", "8201"]));
});

it("keeps the neighbours foreign", () => {
  expect(homeCodes("3314")).toEqual(["3314"]);
  expect(homeCodes("6571")).not.toContain("6403");
  expect(homeCodes("6403")).toEqual(["6403"]);
  expect(homeCodes("1107")).toEqual(["1107"]);
});

it("says for which provinces no older list was found, and they exist", () => {
  for (const province of Object.keys(NOT_FOUND)) expect(regions.nameOf(province)).not.toBeNull();
});
