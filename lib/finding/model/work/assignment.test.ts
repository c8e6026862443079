import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaId, mayTake, proposeSharing, type Assignable, type OpenArea } from "./assignment";

const area = (kec: number, desa: number, count: number): OpenArea => ({
  regionCode: "3314",
  kecKey: `33140${kec}`,
  desaKey: `33140${kec}200${desa}`,
  count,
});
const person = (id: string, areas: readonly string[], load = 0): Assignable => ({
  id,
  username: id,
  areas,
  load,
});

function loadsAfter(areas: readonly OpenArea[], people: readonly Assignable[]): Map<string, number> {
  const sharing = proposeSharing(areas, people);
  return new Map(
    people.map(({ id, load }) => [
      id,
      load + areas.filter((one) => sharing.get(areaId(one)) === id).reduce((sum, one) => sum + one.count, 0),
    ]),
  );
}

describe("a proposal for sharing the work out", () => {
  it("keeps a kecamatan in one hand where the loads allow it", () => {
    const areas = [area(1, 1, 40), area(1, 2, 10), area(2, 1, 25), area(2, 2, 25)];
    const sharing = proposeSharing(areas, [person("a", ["3314"]), person("b", ["3314"])]);
    expect(sharing.get(areaId(areas[0]!))).toBe(sharing.get(areaId(areas[1]!)));
    expect(sharing.get(areaId(areas[2]!))).toBe(sharing.get(areaId(areas[3]!)));
  });

  it("splits a large kecamatan by desa, and counts what somebody has already", () => {
    const areas = [area(1, 1, 30), area(1, 2, 30), area(1, 3, 30)];
    expect([...loadsAfter(areas, [person("a", ["3314"], 30), person("b", ["3314"])]).values()]).toEqual([
      60, 60,
    ]);
  });

  it("leaves findings about the whole kabupaten to those whose scope is the kabupaten", () => {
    const whole: OpenArea = { regionCode: "3314", kecKey: null, desaKey: null, count: 3 };
    expect(proposeSharing([whole], [person("a", ["331401"])]).size).toBe(0);
    expect(
      proposeSharing([whole], [person("a", ["331401"]), person("b", ["3314"], 900)]).get(areaId(whole)),
    ).toBe("b");
  });

  const someAreas = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 })),
    { selector: ([kec, desa]) => `${kec} ${desa}`, maxLength: 25 },
  );
  const somePeople = fc.array(
    fc.tuple(
      fc.subarray(["3314", "331401", "331402", "3314032001", "3314042002"]),
      fc.integer({ min: 0, max: 80 }),
    ),
    { maxLength: 5 },
  );

  it("gives an area to nobody outside its scope, and to somebody where there is one", () => {
    fc.assert(
      fc.property(someAreas, somePeople, (tuples, drawn) => {
        const areas = tuples.map(([kec, desa, count]) => area(kec, desa, count));
        const people = drawn.map(([scope, load], at) => person(`p${at}`, scope, load));
        const sharing = proposeSharing(areas, people);
        for (const one of areas) {
          const taker = people.find(({ id }) => id === sharing.get(areaId(one)));
          expect(
            taker === undefined ? people.some((other) => mayTake(other, one)) : !mayTake(taker, one),
          ).toBe(false);
        }
      }),
    );
  });

  it("leaves nobody with more than the others by more than one desa, where all may take all", () => {
    fc.assert(
      fc.property(someAreas, fc.integer({ min: 2, max: 4 }), (tuples, count) => {
        const areas = tuples.map(([kec, desa, n]) => area(kec, desa, n));
        const loads = [
          ...loadsAfter(
            areas,
            Array.from({ length: count }, (_, at) => person(`p${at}`, ["3314"])),
          ).values(),
        ];
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(
          Math.max(5, ...areas.map((one) => one.count)),
        );
      }),
    );
  });
});
