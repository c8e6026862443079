import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterLinked, clusterPairs, components } from "./clusters";

const edge = (a: number, b: number, bits: number) => ({ a, b, bits, falseDiscovery: 0.01 });

describe("clusters of accepted pairs", () => {
  it("joins what hangs together and marks the weakest bridge", () => {
    const [cluster] = clusterPairs(
      [edge(1, 2, 12), edge(2, 3, 4), edge(1, 3, 6)],
      (a, b) =>
        new Map([
          ["1,2", 12],
          ["1,3", 6],
          ["2,3", 4],
        ]).get(`${a},${b}`) ?? -20,
    );
    expect(cluster?.rows).toEqual([1, 2, 3]);
    expect(cluster?.bridge).toEqual(edge(1, 3, 6));
  });

  it("does not chain: A and C that contradict each other stay apart although both resemble B", () => {
    const bits: Readonly<Record<string, number>> = { "1,2": 15, "2,3": 5, "1,3": -18 };
    const clusters = clusterPairs([edge(1, 2, 15), edge(2, 3, 5)], (a, b) => bits[`${a},${b}`] ?? -Infinity);
    expect(clusters.map(({ rows }) => rows)).toEqual([[1, 2]]);
  });

  it("leaves out pairs beyond the false-discovery rate that was asked for", () => {
    const pairs = [
      edge(1, 2, 15),
      { ...edge(3, 4, 1), falseDiscovery: 0.08 },
      { ...edge(1, 5, -9), falseDiscovery: null },
    ];
    expect(clusterLinked(pairs, 0.05).map(({ rows }) => rows)).toEqual([[1, 2]]);
    expect(clusterLinked(pairs, 0.1).map(({ rows }) => rows)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("gives the same clusters whatever the order of the pairs", () => {
    const pairs = fc.uniqueArray(
      fc.record({
        a: fc.integer({ min: 1, max: 12 }),
        b: fc.integer({ min: 13, max: 24 }),
        bits: fc.integer({ min: 1, max: 30 }),
      }),
      { selector: ({ a, b }) => `${a},${b}`, maxLength: 30 },
    );
    fc.assert(
      fc.property(pairs, fc.integer(), (edges, seed) => {
        const shuffled = [...edges].sort(
          (x, y) => ((x.a * 31 + x.b * 17 + seed) % 13) - ((y.a * 31 + y.b * 17 + seed) % 13),
        );
        expect(clusterPairs(shuffled, () => 1)).toEqual(clusterPairs(edges, () => 1));
        expect(components(shuffled)).toEqual(components(edges));
      }),
    );
  });
});
