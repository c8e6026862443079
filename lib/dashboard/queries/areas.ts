import type { Ctx } from "@/lib/access/actor";
import { covers } from "@/lib/access/scope";
import sql from "sql-template-tag";
import { z } from "zod";
import type { CartogramGroup } from "@/lib/dashboard/model/cartogram";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";

const desaSchema = z.object({
  kecKey: z.string(),
  kecName: z.string(),
  desaKey: z.string(),
  desaName: z.string(),
});

/** Kecamatan and desa of a kabupaten that exist today, in the order of their codes. */
export async function desaOf(regionCode: string, read: ReadRows = onPool): Promise<CartogramGroup[]> {
  const found = await read(
    desaSchema,
    sql`
      SELECT
        kec.code AS "kecKey",
        kec.name AS "kecName",
        desa.code AS "desaKey",
        desa.name AS "desaName"
      FROM
        region_code kec
        JOIN region_code desa ON desa.parent = kec.code
      WHERE
        kec.parent = ${regionCode}
        AND kec.level = 6
        AND kec.current
        AND desa.current
      ORDER BY
        desa.code
    `,
  );
  return [...Map.groupBy(found, ({ kecKey }) => kecKey)].map(([key, desa]) => ({
    key,
    name: desa[0]?.kecName ?? key,
    cells: desa.map(({ desaKey, desaName }) => ({ key: desaKey, name: desaName })),
  }));
}

export interface AreaChoice {
  readonly code: string;
  readonly name: string;
}

/** Areas that something can be entered for: kabupaten, kecamatan and desa that the person's own area covers. */
export async function areaChoices(ctx: Ctx, regionCode: string, regionName: string): Promise<AreaChoice[]> {
  const groups = await desaOf(regionCode);
  return [
    { code: regionCode, name: regionName },
    ...groups.flatMap(({ key, name, cells }) => [
      { code: key, name },
      ...cells.map((cell) => ({ code: cell.key, name: `${name} › ${cell.name}` })),
    ]),
  ].filter(({ code }) => covers(ctx.actor, code));
}
