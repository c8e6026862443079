const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Where a one-peaked function is greatest between `low` and `high`, to `steps` golden sections (40: 4e-9 of
 * the interval).
 */
export function maximise(f: (x: number) => number, low: number, high: number, steps = 40): number {
  let [a, b] = [low, high];
  let c = b - GOLDEN * (b - a);
  let d = a + GOLDEN * (b - a);
  let [fc, fd] = [f(c), f(d)];
  for (let i = 0; i < steps; i++) {
    if (fc >= fd) {
      [b, d, fd] = [d, c, fc];
      c = b - GOLDEN * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + GOLDEN * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}
