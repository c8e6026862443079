/** The year alone, or for a date that cannot be read its digits starred, so that the fault stays visible. */
export function maskBirthDate(raw: string | null, iso: string | null): string | null {
  if (iso !== null) return iso.slice(0, 4);
  return raw?.replace(/[1-9]/g, "*") ?? null;
}
