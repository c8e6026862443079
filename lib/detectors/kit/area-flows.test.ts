import { describe, expect, it } from "vitest";
import { areaChanges } from "./area-flows";
import type { Flow } from "./area-flows";

/** Areas are written kecamatan/desa. */
const kecamatan = (desa: string) => desa.split("/")[0] ?? "";
function changes(
  flows: readonly [string, string, number][],
  wholeRt: readonly [string, string, number][] = [],
) {
  const of = (all: readonly [string, string, number][]): Flow[] =>
    all.map(([from, to, people]) => ({ from, to, people }));
  return areaChanges(of(flows), of(wholeRt), {
    before: new Set(flows.map(([from]) => from)),
    now: new Set(flows.map(([, to]) => to)),
    kecamatanBefore: kecamatan,
    kecamatanNow: kecamatan,
  }).map(({ kind, flows: found }) => [kind, found.map(({ from, to }) => `${from}>${to}`).join(" ")]);
}

describe("changes of areas", () => {
  it("are none where people move between areas that stay", () => {
    expect(
      changes([
        ["K/A", "K/A", 500],
        ["K/B", "K/B", 400],
        ["K/A", "K/B", 60],
        ["K/B", "K/A", 30],
      ]),
    ).toEqual([]);
  });

  it("renamed: everybody of one desa stands under a name that was not there", () => {
    expect(
      changes([
        ["K/A", "K/A", 500],
        ["K/B", "K/NEW", 380],
        ["K/B", "K/A", 4],
      ]),
    ).toEqual([["renamed", "K/B>K/NEW"]]);
  });

  it("split: a new desa out of one that is still there", () => {
    expect(
      changes([
        ["K/A", "K/A", 500],
        ["K/A", "K/NEW", 200],
        ["K/B", "K/B", 300],
        ["K/B", "K/NEW", 3],
      ]),
    ).toEqual([["split", "K/A>K/NEW"]]);
  });

  it("merged: a desa that is gone went into one that was there", () => {
    expect(
      changes([
        ["K/A", "K/A", 500],
        ["K/B", "K/A", 380],
      ]),
    ).toEqual([["merged", "K/B>K/A"]]);
  });

  it("a renamed kecamatan is one change, with all its desa", () => {
    expect(
      changes([
        ["K/A", "N/A", 500],
        ["K/B", "N/B", 380],
        ["M/C", "M/C", 300],
      ]),
    ).toEqual([["kecamatan", "K/A>N/A K/B>N/B"]]);
  });

  it("two desa that change by themselves are two", () => {
    expect(
      changes([
        ["K/A", "K/X", 500],
        ["K/B", "K/Y", 380],
        ["K/C", "K/C", 300],
      ]),
    ).toEqual([
      ["renamed", "K/A>K/X"],
      ["renamed", "K/B>K/Y"],
    ]);
  });

  it("boundary: whole RT in another desa that was there", () => {
    expect(
      changes(
        [
          ["K/A", "K/A", 500],
          ["K/A", "K/B", 90],
          ["K/B", "K/B", 300],
        ],
        [["K/A", "K/B", 90]],
      ),
    ).toEqual([["boundary", "K/A>K/B"]]);
  });

  it("a few people in a desa that was not there are no change", () => {
    expect(
      changes([
        ["K/A", "K/A", 500],
        ["K/A", "K/NEW", 12],
      ]),
    ).toEqual([]);
  });
});
