import { ROLL_COLUMNS, COLUMN } from "./columns";

/**
 * Expression over voter_record `v`: a line as it stood in the file, as the JSON of a RawRecord with all
 * columns.
 */
export const RAW_RECORD = `jsonb_build_object(${ROLL_COLUMNS.map(
  (column) => `'${column}',
    v.${COLUMN[column].stored}`,
).join(", ")})`;
