const PART = /^(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?$/;

/** The known rows that "12-40, 57" names; parts that are no numbers name nobody. */
export function rowsNamed(text: string, known: readonly number[]): number[] {
  const ranges = text.split(/[,;]/).flatMap((part) => {
    const [, from, to = from] = PART.exec(part.trim()) ?? [];
    return from === undefined ? [] : [[Number(from), Number(to)] as const];
  });
  return known.filter((row) => ranges.some(([from, to]) => row >= from && row <= to));
}
