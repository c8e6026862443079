/**
 * Words that detectors use for kinds: lower-case with hyphens, or a class like K2. Names and numbers of
 * people are neither.
 */
const WORD = /^([a-z][a-z-]{0,29}|[A-Z]\d)$/;

/**
 * The class of a piece of evidence: which of its fields are filled, and the kinds, flags and lists of kinds
 * among them. Two findings of one detector with one class ask the same question about different people, and
 * may be answered together.
 */
export function evidenceClass(evidence: Readonly<Record<string, unknown>>): string {
  return Object.keys(evidence)
    .sort()
    .flatMap((key) => {
      const value = evidence[key];
      if (value === null || value === undefined) return [];
      return [kindOf(value) === null ? key : `${key}=${kindOf(value)}`];
    })
    .join(" ");
}

function kindOf(value: unknown): string | null {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return WORD.test(value) ? value : null;
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === "string" && WORD.test(item))
  )
    return [...value].sort().join("+");
  return null;
}
