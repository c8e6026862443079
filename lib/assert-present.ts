/**
 * For a value that the lines before it have made sure of, and that the compiler cannot follow.
 * @throws when it is missing after all
 */
export function assertPresent<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("a value is missing that was just there");
  return value;
}
