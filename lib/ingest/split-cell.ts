export interface BirthParts {
  readonly place: string | null;
  readonly date: string | null;
}

const DATE_AT_END =
  /^(.*?)[\s,;/]*(\d{1,4}\s*[-/.|]\s*\d{1,2}\s*[-/.|]\s*\d{1,4}|\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}|\d{8})$/;

/**
 * Divides a TTL cell (tempat, tanggal lahir): `SRAGEN, 17-08-1985`. A date that cannot be recognised stays
 * with whatever stands after the last comma.
 */
export function splitBirth(cell: string): BirthParts {
  const match = DATE_AT_END.exec(cell);
  if (match !== null) return { place: filled(match[1]), date: filled(match[2]) };
  const comma = cell.lastIndexOf(",");
  if (comma !== -1) return { place: filled(cell.slice(0, comma)), date: filled(cell.slice(comma + 1)) };
  return /\d/.test(cell) ? { place: null, date: filled(cell) } : { place: filled(cell), date: null };
}

export interface NeighbourhoodParts {
  readonly rt: string | null;
  readonly rw: string | null;
}

/** Divides an RT/RW cell: `003/005`, `RT 3 RW 5`, `3-5`. A single number is the RT. */
export function splitNeighbourhood(cell: string): NeighbourhoodParts {
  const match =
    /^(?:RT\.?)?\s*:?\s*([A-Za-z0-9]*?)\s*(?:[/\-.,|\s]\s*(?:RW\.?)?|RW\.?)\s*:?\s*([A-Za-z0-9]+)$/i.exec(
      cell,
    );
  if (match === null) return { rt: filled(cell), rw: null };
  return { rt: filled(match[1]), rw: filled(match[2]) };
}

function filled(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
