import sql from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { signerSchema, type Letterhead } from "@/lib/office/model/letterhead";

const rowSchema = z.object({
  name: z.string(),
  address: z.string(),
  place: z.string(),
  emblem: z.string().nullable(),
  signers: z.array(signerSchema),
});

/** The letterhead of an office; until one is set, its plain name from the table of regions. */
export async function letterheadOf(regionCode: string, read: ReadRows = onPool): Promise<Letterhead> {
  const [row] = await read(
    rowSchema,
    sql`
      SELECT
        coalesce(o.name, 'KPU ' || coalesce(c.name, given.code)) AS name,
        coalesce(o.address, '') AS address,
        coalesce(o.place, regexp_replace(coalesce(c.name, ''), '^(Kabupaten|Kota)\\s+', '')) AS place,
        encode(o.emblem, 'base64') AS emblem,
        coalesce(o.signers, '[]'::jsonb) AS signers
      FROM
        (
          SELECT
            ${regionCode}::text AS code
        ) given
        LEFT JOIN office_letterhead o ON o.region_code = given.code
        LEFT JOIN region_code c ON c.code = given.code
    `,
  );
  return row ?? { name: "KPU", address: "", place: "", emblem: null, signers: [] };
}
