import { expect, it } from "vitest";
import { seededRandom, type Random } from "./random";
import { nextStep, runningBound, upperBound } from "./remaining-errors";

/** A roll of decisions in random order: true is wrong. */
function shuffled(total: number, wrong: number, random: Random): boolean[] {
  const all = Array.from({ length: total }, (_, at) => at < wrong);
  for (let at = total - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other] ?? false, all[at] ?? false];
  }
  return all;
}

it.each([
  // All checked, or none: nothing to believe beyond what is known.
  [{ total: 50, checked: 50, wrong: 3 }, 3],
  [{ total: 50, checked: 0, wrong: 0 }, 50],
  // 59 right ones of very many bound the share at 5 %: 0,95^59 = 0,0485, with a finite population a little below.
  [{ total: 100_000, checked: 59, wrong: 0 }, 4949],
])("%o is bounded by %i", (recheck, bound) => {
  expect(upperBound(recheck)).toBe(bound);
});

it("bounds the truth in at least 95 of 100 samples, whatever the truth", () => {
  const random = seededRandom(20_251_210);
  for (const total of [40, 200, 900])
    for (const share of [0, 0.01, 0.05, 0.2, 0.6]) {
      const truth = Math.round(total * share);
      const checked = Math.ceil(total / 4);
      const draws = 400;
      let held = 0;
      for (let draw = 0; draw < draws; draw += 1) {
        const wrong = shuffled(total, truth, random).slice(0, checked).filter(Boolean).length;
        if (upperBound({ total, checked, wrong }) >= truth) held += 1;
      }
      // Three standard errors of the simulation below 95 %.
      expect(held / draws, `${total} ${share}`).toBeGreaterThanOrEqual(0.95 - 3 * Math.sqrt(0.0475 / draws));
    }
});

it("the running bound holds at every look together, also for somebody who stops when it suits", () => {
  const random = seededRandom(7);
  // The bound depends on two numbers only: each pair is computed once for all draws.
  const bounds = new Map<string, number>();
  const boundAt = (checked: number, wrong: number): number => {
    const key = `${checked}/${wrong}`;
    const bound = bounds.get(key) ?? runningBound({ total: 120, checked, wrong });
    bounds.set(key, bound);
    return bound;
  };
  for (const truth of [0, 4, 20, 60]) {
    const draws = 300;
    let held = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const order = shuffled(120, truth, random);
      let [wrong, always] = [0, true];
      order.forEach((bad, at) => {
        if (bad) wrong += 1;
        if (boundAt(at + 1, wrong) < truth) always = false;
      });
      if (always) held += 1;
    }
    expect(held / draws, String(truth)).toBeGreaterThanOrEqual(0.95);
  }
});

it("is never tighter than the bound of one look, and says when to stop", () => {
  for (const wrong of [0, 1, 5])
    for (const checked of [10, 60, 150]) {
      const recheck = { total: 400, checked, wrong };
      expect(runningBound(recheck)).toBeGreaterThanOrEqual(upperBound(recheck));
    }
  expect(nextStep({ total: 400, checked: 10, wrong: 0 }, 0.05)).toBe("widen");
  expect(nextStep({ total: 400, checked: 150, wrong: 0 }, 0.05)).toBe("stop");
  expect(nextStep({ total: 400, checked: 400, wrong: 9 }, 0.05)).toBe("complete");
});
