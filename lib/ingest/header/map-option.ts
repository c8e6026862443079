import { UserError } from "@/lib/errors";
import { columnNamed } from "./labels";
import { COLUMN, type RollColumn } from "@/lib/roll/columns";
import { sourceFor, type ColumnSource, type Corrections } from "./mapping";

/**
 * `NAMA=Nama Lengkap`, or `NAMA=given_name+surname` for texts to be joined, or `KETERANGAN=` to leave a
 * column out. The left side is an Indonesian column name.
 *
 * @throws UserError usage
 */
export function parseMapOptions(options: readonly string[]): Corrections {
  const corrections: Partial<Record<RollColumn, ColumnSource | null>> = {};
  for (const option of options) {
    const equals = option.indexOf("=");
    const column = equals === -1 ? null : columnNamed(option.slice(0, equals));
    if (column === null)
      throw new UserError("usage", "mapping-option", {
        option,
        columns: Object.values(COLUMN)
          .map(({ label }) => label)
          .join(", "),
      });
    const from = option
      .slice(equals + 1)
      .split("+")
      .map((label) => label.trim())
      .filter((label) => label !== "");
    corrections[column] = from.length === 0 ? null : sourceFor(column, from);
  }
  return corrections;
}
