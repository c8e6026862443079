import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cartogram, type CartogramGroup } from "./cartogram";

const group = (n: number, size: number): CartogramGroup => {
  const key = `3314${String(n + 1).padStart(2, "0")}`;
  return {
    key,
    name: key,
    cells: Array.from({ length: size }, (_, at) => {
      const code = `${key}${2001 + at}`;
      return { key: code, name: code };
    }),
  };
};

const kabupaten = fc
  .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 40 })
  .map((sizes) => sizes.map((size, n) => group(n, size)));

describe("the map of desa", () => {
  it("gives every desa one cell of its own, inside the block of its kecamatan, on the grid", () => {
    fc.assert(
      fc.property(kabupaten, (groups) => {
        const { cells, blocks, columns, rows } = cartogram(groups);
        expect(cells).toHaveLength(groups.reduce((all, { cells: own }) => all + own.length, 0));
        expect(new Set(cells.map(({ x, y }) => `${x},${y}`)).size).toBe(cells.length);
        for (const { x, y, kecKey } of cells) {
          const block = blocks.find(({ key }) => key === kecKey);
          expect(block && x >= block.x && x < block.x + block.width).toBe(true);
          expect(block && y >= block.y && y < block.y + block.height).toBe(true);
          expect(x >= 0 && x < columns && y >= 0 && y < rows).toBe(true);
        }
      }),
    );
  });

  it("keeps neighbours by code beside each other within a kecamatan", () => {
    fc.assert(
      fc.property(kabupaten, (groups) => {
        const { cells } = cartogram(groups);
        const at = new Map(cells.map((cell) => [cell.key, cell]));
        for (const { cells: own } of groups)
          for (const [n, { key }] of own.entries()) {
            const [a, b] = [at.get(key), at.get(own[n + 1]?.key ?? "")];
            if (a && b) expect(Math.abs(a.x - b.x) + Math.abs(a.y - b.y)).toBe(1);
          }
      }),
    );
  });

  it("does not depend on the order in which it is asked", () => {
    const groups = [group(0, 7), group(1, 12), group(2, 9), group(3, 20)];
    expect(cartogram([...groups].reverse())).toEqual(cartogram(groups));
  });

  it("is as wide as a screen for a kabupaten of twenty kecamatan, and empty for none", () => {
    const { columns, rows, cells } = cartogram(Array.from({ length: 20 }, (_, n) => group(n, 8 + (n % 5))));
    expect(columns / rows).toBeGreaterThan(1.3);
    expect(columns / rows).toBeLessThan(3);
    expect(cells.length / (columns * rows)).toBeGreaterThan(0.7);
    expect(cartogram([]).cells).toEqual([]);
  });
});
