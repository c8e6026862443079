/** The name of a record within a comparison: A … Z, AA, AB … */
export function rowLabel(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : rowLabel(Math.floor(at / 26) - 1) + last;
}
