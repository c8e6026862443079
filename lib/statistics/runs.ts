/** The longest run of consecutive numbers in an ascending list without repeats. */
export function longestRun(numbers: readonly number[]): { readonly from: number; readonly length: number } {
  let best = { from: numbers[0] ?? 0, length: Math.min(1, numbers.length) };
  let from = numbers[0] ?? 0;
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i] as number;
    if (number !== (numbers[i - 1] as number) + 1) from = number;
    if (number - from + 1 > best.length) best = { from, length: number - from + 1 };
  }
  return best;
}

/**
 * Chance that k of the numbers 1 … top, drawn at random, hold a run of `length` or longer: at most (top − length + 1) · Π (k − i)/(top − i), the expected
 * number of places where such a run starts. 1 where nearly all numbers are drawn. Source: Feller, Introduction to Probability, vol. 1, ch. XIII (first moment).
 */
export function runChance(k: number, top: number, length: number): number {
  if (length > k || length < 1) return length < 1 ? 1 : 0;
  let each = 1;
  for (let i = 0; i < length; i++) each *= (k - i) / (top - i);
  return Math.min(1, (top - length + 1) * each);
}
