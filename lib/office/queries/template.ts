import sql from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { TemplateKind } from "@/lib/office/model/template";

/** The office's own template, or null where it uses ours. */
export async function officeTemplate(
  regionCode: string,
  kind: TemplateKind,
  read: ReadRows = onPool,
): Promise<Buffer | null> {
  const [row] = await read(
    z.object({ content: z.instanceof(Uint8Array) }),
    sql`
      SELECT
        content
      FROM
        office_template
      WHERE
        region_code = ${regionCode}
        AND kind = ${kind}
    `,
  );
  return row === undefined ? null : Buffer.from(row.content);
}
