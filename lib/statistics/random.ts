/** A source of numbers in [0, 1). */
export type Random = () => number;

/**
 * The one generator of Cermat: sfc32 (128 bits of state, passes PractRand), the same numbers on every machine.
 * Sampling is repeatable, and a finding never depends on luck. `warmUp` numbers are thrown away, so that seeds
 * that look alike begin differently. Source: Chris Doty-Humphrey, PractRand (2010), public domain.
 */
export function sfc32(seed: readonly [number, number, number], warmUp: number): Random {
  let [a, b, c] = seed;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < warmUp; i++) next();
  return next;
}

/** Random numbers that a whole number seeds. */
export function seededRandom(seed: number): Random {
  return sfc32([0x9e3779b9 ^ seed, 0x243f6a88 ^ Math.imul(seed, 0x85ebca6b), 0xb7e15162], 15);
}

/** k different whole numbers below n, in ascending order (Floyd's algorithm, CACM 30:754, 1987). */
export function sampleWithout(n: number, k: number, random: Random): number[] {
  const chosen = new Set<number>();
  for (let j = n - k; j < n; j++) {
    const t = Math.floor(random() * (j + 1));
    chosen.add(chosen.has(t) ? j : t);
  }
  return [...chosen].sort((x, y) => x - y);
}
