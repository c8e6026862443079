/** A source of numbers in [0, 1). */
export type Random = () => number;

/**
 * Seeded random numbers (sfc32, 128 bits of state, passes PractRand), the same on every machine: sampling in
 * Cermat is repeatable, and a finding never depends on luck. Source: Chris Doty-Humphrey, PractRand (2010),
 * public domain.
 */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88 ^ Math.imul(seed, 0x85ebca6b);
  let c = 0xb7e15162;
  let counter = 1;
  const next = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
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
