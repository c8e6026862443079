import { expect, it } from "vitest";
import { drawCluster } from "./cluster-graph";

it(
  "places records on a circle from the top, the same each time, and leaves out pairs with a record that " +
    "is not shown",
  () => {
    const pairs = [
      { a: 7, b: 9, weakest: false },
      { a: 9, b: 12, weakest: true },
      { a: 7, b: 99, weakest: false },
    ];
    const drawing = drawCluster([7, 9, 12, 15], pairs, { centre: 100, radius: 80 });
    expect(drawing.points).toEqual([
      { row: 7, x: 100, y: 20 },
      { row: 9, x: 180, y: 100 },
      { row: 12, x: 100, y: 180 },
      { row: 15, x: 20, y: 100 },
    ]);
    expect(drawing.bridges.map(({ a, b, weakest }) => [a, b, weakest])).toEqual([
      [7, 9, false],
      [9, 12, true],
    ]);
    expect(drawCluster([7, 9, 12, 15], pairs, { centre: 100, radius: 80 })).toEqual(drawing);
  },
);
