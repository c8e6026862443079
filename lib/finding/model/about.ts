/** Is the finding about an area or a file, and so about nobody who could be struck off? */
export const isAboutArea = (subjectType: string): boolean =>
  ["tps", "desa", "file", "region"].includes(subjectType);

/**
 * The records of the people whom a finding is about: those on the examined roll, or, where nobody stands
 * there any more, those of the earlier period. The same as IS_ABOUT of the queries.
 */
export function aboutOf<T extends { readonly role: string }>(records: readonly T[]): readonly T[] {
  const present = records.filter(({ role }) => role === "subject");
  return present.length > 0 ? present : records;
}
