export interface BirthParts {
  readonly place: string | null;
  readonly date: string | null;
}

const DAY =
  "\\d{1,4}\\s*[-/.|]\\s*\\d{1,2}\\s*[-/.|]\\s*'?\\d{2,4}|\\d{1,2}[\\s.-]*[A-Za-z]{3,9}\\.?[\\s.-]*\\d{2,4}|\\d{8}";
/** Between place and date, and around them. */
const GAP = "[\\s,;/|()-]*";
/** What stands between the place and the day and belongs to neither. */
const BEFORE_DATE = new RegExp(
  [
    String.raw`(?:[\s,;:./-]+|[\s,;:]+(?:TGL|TANGGAL|TG)\.?|[\s,;:]+(?:SENIN|SELASA|RABU|KAMIS|JUM'?AT|SABTU`,
    String.raw`MINGGU|AHAD)[\s,]*)+$`,
  ].join("|"),
  "i",
);
const DATE_AT_END = new RegExp(`^(.*?)${GAP}(?<!\\d)(?<!\\d[/.-])(${DAY})[)\\s]*$`);
const DATE_AT_START = new RegExp(`^${GAP}(${DAY})(?!\\d|[/.-]\\d)${GAP}(\\D*)$`);

/**
 * Divides a TTL cell (tempat, tanggal lahir), in either order: `SRAGEN, 17-08-1985`, `17 Agustus 1985 SRAGEN`.
 * A date that cannot be recognised stays with whatever stands after the last comma.
 */
export function splitBirth(cell: string): BirthParts {
  const end = DATE_AT_END.exec(cell);
  if (end !== null) return { place: filled(end[1]?.replace(BEFORE_DATE, "")), date: filled(end[2]) };
  const start = DATE_AT_START.exec(cell);
  if (start !== null)
    return { place: filled(start[2]?.replace(/[\s,;/|()-]+$/, "")), date: filled(start[1]) };
  const comma = cell.lastIndexOf(",");
  if (comma !== -1) return { place: filled(cell.slice(0, comma)), date: filled(cell.slice(comma + 1)) };
  return /\d/.test(cell) ? { place: null, date: filled(cell) } : { place: filled(cell), date: null };
}

export interface NeighbourhoodParts {
  readonly rt: string | null;
  readonly rw: string | null;
}

const RT_ALONE = /^RT[\s.:]*(\w+)\s*\/?$/i;
const RW_ALONE = /^(?:RW[\s.:]*|\/\s*)(\w+)$/i;
const BOTH = /^(?:RT)?[\s.:]*(\w+)\s*(?:[/\-.,|\\\s]+(?:RW)?|RW)[\s.:]*(\w+)(?:\s+\D.*)?$/i;
const RW_FIRST = /^RW[\s.:]*(\w+)[\s/,.-]*RT[\s.:]*(\w+)$/i;
/** What a spreadsheet made of `1/2`: neither number can be told any more. */
const BECAME_A_DATE = /^\d{1,2}[-\s][A-Za-z]{3,}$|^[A-Za-z]{3}-\d{1,2}$|\d{4}-\d/;

/** Divides an RT/RW cell: `003/005`, `RT 3 RW 5`, `3-5`, `RT.03.RW.02`. A single number is the RT. */
export function splitNeighbourhood(cell: string): NeighbourhoodParts {
  const text = cell.trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return { rt: null, rw: null };
  if (BECAME_A_DATE.test(text)) return { rt: text, rw: null };
  const rt = RT_ALONE.exec(text) ?? /^(\w+)\s*\/$/.exec(text);
  if (rt !== null) return { rt: filled(rt[1]), rw: null };
  const rw = RW_ALONE.exec(text);
  if (rw !== null) return { rt: null, rw: filled(rw[1]) };
  const turned = RW_FIRST.exec(text);
  if (turned !== null) return { rt: filled(turned[2]), rw: filled(turned[1]) };
  const both = BOTH.exec(text);
  return both === null ? { rt: filled(text), rw: null } : { rt: filled(both[1]), rw: filled(both[2]) };
}

function filled(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
