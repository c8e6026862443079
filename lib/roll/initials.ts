/**
 * What is shown of the name of somebody whom a question is not about, until a reveal: "S. W." of Sri Wahyuni.
 * @param name as it stands on the roll
 */
export const initialsOf = (name: string | null): string | null =>
  name
    ?.split(/\s+/)
    .flatMap((word) => [...word].slice(0, 1))
    .map((letter) => `${letter}.`)
    .join(" ") ?? null;
