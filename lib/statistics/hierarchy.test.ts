import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logBinomialUpper } from "./tails";
import { hierarchicalLogQ } from "./hierarchy";
import type { NestedTest } from "./hierarchy";
import { logBenjaminiHochberg } from "./multiplicity";
import { seededRandom } from "./random";
import type { Random } from "./random";

const LEVEL = Math.log(0.05);

test("one test a family, or one family alone, is Benjamini–Hochberg", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -800, max: 0, noNaN: true }), { minLength: 1, maxLength: 40 }),
      (logP) => {
        const flat = logBenjaminiHochberg(logP);
        const alone = hierarchicalLogQ(logP.map((p) => ({ family: "one", logP: p, eligible: true })));
        const apart = hierarchicalLogQ(logP.map((p, i) => ({ family: String(i), logP: p, eligible: true })));
        logP.forEach((p, i) => {
          expect(alone[i]).toBeCloseTo(flat[i] as number, 9);
          expect(apart[i]).toBeCloseTo(flat[i] as number, 9);
          expect(alone[i]).toBeGreaterThanOrEqual(p - 1e-9);
        });
      },
    ),
  );
});

test("what is too small to be shown has q = 1 and makes nothing else easier", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5), fc.double({ min: -60, max: 0, noNaN: true }), fc.boolean()), {
        minLength: 1,
        maxLength: 60,
      }),
      (raw) => {
        const tests = raw.map(([family, logP, eligible]) => ({ family: String(family), logP, eligible }));
        const q = hierarchicalLogQ(tests);
        const certain = hierarchicalLogQ(tests.map((one) => (one.eligible ? one : { ...one, logP: -900 })));
        tests.forEach(({ eligible }, i) => {
          if (!eligible) expect(q[i]).toBe(0);
          expect(certain[i]).toBe(q[i]);
        });
      },
    ),
  );
});

interface Place extends NestedTest {
  /** something was inserted here: its true share is above the common one by the least that is shown, or more */
  readonly real: boolean;
}

const COMMON = 0.03;
const drawn = (n: number, p: number, random: Random) => {
  let y = 0;
  for (let i = 0; i < n; i++) if (random() < p) y += 1;
  return y;
};

/**
 * Two hundred desa of four TPS of five RT of thirty people: shares of newcomers, every place tested exactly
 * against the common share and shown from 1.5 times it on. In `surges` of the RT the share is nine times as
 * high; in `trifles` of the desa it is a fifth higher, true and not worth a question.
 */
function world(seed: number, surges: number, trifles: number): Place[] {
  const random = seededRandom(seed);
  const places: Place[] = [];
  for (let desa = 0; desa < 200; desa++) {
    const level = random() < trifles ? 1.2 * COMMON : COMMON;
    const rt = Array.from({ length: 20 }, () => {
      const real = random() < surges;
      return { n: 30, y: drawn(30, real ? 9 * COMMON : level, random), rate: real ? 9 * COMMON : level };
    });
    const add = (members: typeof rt) => {
      const n = members.reduce((sum, one) => sum + one.n, 0);
      const y = members.reduce((sum, one) => sum + one.y, 0);
      const rate = members.reduce((sum, one) => sum + one.rate * one.n, 0) / n;
      places.push({
        family: String(desa),
        logP: logBinomialUpper(y, n, COMMON),
        eligible: y >= 1.5 * COMMON * n,
        real: rate > COMMON * 1.0001,
      });
    };
    add(rt);
    for (let tps = 0; tps < 4; tps++) add(rt.slice(5 * tps, 5 * tps + 5));
    for (const one of rt) add([one]);
  }
  return places;
}

function shown(places: readonly Place[]): { readonly found: number; readonly wrong: number } {
  const q = hierarchicalLogQ(places);
  const found = places.filter((_, i) => (q[i] as number) <= LEVEL);
  return { found: found.length, wrong: found.filter((place) => !place.real).length };
}

describe("the rate of what is shown", () => {
  const WORLDS = 40;
  test("honest worlds: hardly ever anything", () => {
    const any = Array.from({ length: WORLDS }, (_, seed) => shown(world(seed + 1, 0, 0)).found > 0);
    expect(any.filter(Boolean).length).toBeLessThanOrEqual(0.12 * WORLDS);
  });

  test.each([
    [0.005, 0],
    [0.02, 0.5],
    [0.002, 0.9],
  ])("mixed worlds: surges in %f of the RT, trifles in %f of the desa", (surges, trifles) => {
    const worlds = Array.from({ length: WORLDS }, (_, seed) => shown(world(100 + seed, surges, trifles)));
    const mean = worlds.reduce((sum, { found, wrong }) => sum + wrong / Math.max(1, found), 0) / WORLDS;
    expect(mean).toBeLessThanOrEqual(0.05);
    expect(worlds.reduce((sum, { found }) => sum + found, 0)).toBeGreaterThan(WORLDS);
  });
});
