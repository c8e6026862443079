import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseAddress, normalisePlace } from "./address";

describe("normaliseAddress", () => {
  it.each([
    ["JL. KARTINI NO. 12A RT 01/02", "JL KARTINI NO 12A", 1, 2],
    ["Jalan Kartini 12A", "JL KARTINI NO 12A", null, null],
    ["JLN KARTINI NO 012A", "JL KARTINI NO 12A", null, null],
    ["DK. KRAJAN RT 003 RW 007", "KRAJAN", 3, 7],
    ["Dukuh Krajan", "KRAJAN", null, null],
    ["KRAJAN", "KRAJAN", null, null],
    ["KRAJAN RW 05", "KRAJAN", null, 5],
    ["69 giblin street killarney", "GIBLIN STREET KILLARNEY NO 69", null, null],
    ["GG. MAWAR 3", "GG MAWAR 3", null, null],
    ["JL RAYA SOLO KM 5", "JL RAYA SOLO KM 5", null, null],
    ["JL MELATI NO.5/7", "JL MELATI NO 5/7", null, null],
    ["-", null, null, null],
    ["RT 01 RW 02", null, 1, 2],
  ])("%s", (text, norm, rt, rw) => {
    expect(normaliseAddress(text)).toEqual({ norm, rt, rw });
  });

  it("writes a house number so that a dukuh is not taken for a house", () => {
    const isHouse = (address: string) => / NO [0-9]/.test(normaliseAddress(address).norm ?? "");
    expect([isHouse("DK KRAJAN"), isHouse("GG MAWAR 3"), isHouse("JL KARTINI 12A")]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("gives upper case without double spaces, whatever the text", () => {
    fc.assert(fc.property(fc.string(), (text) => !/\s\s|[a-z]/.test(normaliseAddress(text).norm ?? "")));
  });
});

it.each([
  ["Sragen", "SRAGEN"],
  ["KAB. SRAGEN", "SRAGEN"],
  ["KOTA SURAKARTA", "SURAKARTA"],
  ["KABUPATEN SRAGEN", "SRAGEN"],
  ["KOTA", "KOTA"],
  ["-", null],
])("birth place %s is %s", (text, norm) => {
  expect(normalisePlace(text)).toBe(norm);
});
