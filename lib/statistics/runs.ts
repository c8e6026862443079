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
