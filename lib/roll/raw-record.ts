import { ROLL_COLUMNS, COLUMN } from "./columns";

/**
 * Expression over a line of a roll: as it stood in the file, as the JSON of a RawRecord with all columns.
 * @param alias of voter_record, or of a table of its shape
 */
export const rawRecord = (alias = "v"): string =>
  `jsonb_build_object(${ROLL_COLUMNS.map(
    (column) => `'${column}',
    ${alias}.${COLUMN[column].stored}`,
  ).join(", ")})`;
