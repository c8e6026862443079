import { badInput } from "@/lib/errors";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import type { RegionIndex } from "@/lib/regions/region-index";
import { applyCorrections, type Corrections, isRollMapping } from "./header/mapping";
import type { TableInspection } from "./inspect";
import { columnsOf } from "./read-source";
import { readFileName } from "./title-rows";

/**
 * One table with the corrections of whoever looked at it, and places from its file name now that the
 * kabupaten is known.
 *
 * @throws bad-input `mapping-incomplete` when a correction leaves it without names and numbers
 */
export function planTable(
  table: TableInspection,
  corrections: Corrections,
  regionCode: string,
  regions: RegionIndex,
): TableInspection {
  const mapping = applyCorrections(table.mapping, corrections, table.header.labels);
  if (!isRollMapping(mapping)) throw badInput("mapping-incomplete", { file: table.title });
  const isPlace = (kecamatan: string, desa: string): boolean => {
    const code = regions.findKecamatan(regionCode, kecamatan);
    return code !== null && regions.findDesa(code, desa) !== null;
  };
  const place = table.context.desa === null ? readFileName(table.name, isPlace) : {};
  const context = {
    ...table.context,
    ...place,
    ...(table.context.kecamatan === null ? {} : { kecamatan: table.context.kecamatan }),
  };
  const present = columnsOf({ mapping, context });
  // Samples are for the person who looks at the mapping; a plan needs none.
  return {
    ...table,
    mapping,
    context,
    columns: [],
    missing: ROLL_COLUMNS.filter((column) => !present.includes(column)),
  };
}
