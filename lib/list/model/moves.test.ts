import { expect, test } from "vitest";
import { type Move, moveMatrix } from "./moves";

const move = (kec: string, end: string | null, people: number, way: Move["way"] = "out"): Move => ({
  way,
  kec,
  desa: "",
  end,
  endKec: null,
  endDesa: null,
  how: end === null ? null : "roll",
  people,
});

test("every kecamatan against every place; who has no other end stands last and is counted", () => {
  const found = [
    move("Plupuh", null, 4),
    move("Plupuh", "3313", 1),
    move("Gemolong", "3313", 2),
    move("", "3372", 5),
    move("Gemolong", "3313", 9, "in"),
  ];
  expect(moveMatrix(found, "out")).toEqual({
    ends: ["3372", "3313", null],
    rows: [
      { kec: "Gemolong", cells: [0, 2, 0], all: 2 },
      { kec: "Plupuh", cells: [0, 1, 4], all: 5 },
      { kec: "", cells: [5, 0, 0], all: 5 },
    ],
    sums: [5, 3, 4],
    people: 12,
    withoutEnd: 4,
  });
});

test("within the roll both ends are kecamatan", () => {
  const within = { ...move("Plupuh", "3314", 3, "within"), endKec: "Gemolong" };
  expect(moveMatrix([within], "within")).toMatchObject({ ends: ["Gemolong"], people: 3, withoutEnd: 0 });
});
