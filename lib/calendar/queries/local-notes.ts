import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise, can } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import { rows } from "@/lib/db/sql";
import { officeDaySql } from "@/lib/regions/office-day-sql";
import { maskText } from "@/lib/mask-text";
import { MODUS, NOTE_SOURCES, notesConcern, type LocalNote } from "@/lib/calendar/model/local-note";

const row = z.object({
  id: z.number(),
  modus: z.enum(MODUS),
  areaCode: z.string(),
  areaName: z.string(),
  startsOn: z.string(),
  expiresOn: z.string(),
  source: z.enum(NOTE_SOURCES),
  description: z.string().transform(maskText),
  createdBy: z.string(),
  by: z.string(),
});

/** What staff know of the areas within reach and has not run out, newest first. */
export async function localNotes(ctx: Ctx, regionCode: string): Promise<LocalNote[]> {
  authorise(ctx.actor, "knowledge.view");
  return read(ctx, sql`starts_with(n.area_code, ${regionCode})`);
}

/** Notes beside a question about mobilisation: of its area, or of one around it. */
export async function notesAbout(
  ctx: Ctx,
  { detector, areaCode }: { readonly detector: string; readonly areaCode: string },
): Promise<LocalNote[]> {
  if (!notesConcern(detector) || !can(ctx.actor, "knowledge.view")) return [];
  return read(ctx, sql`starts_with(${areaCode}, n.area_code)`);
}

async function read(ctx: Ctx, which: Sql): Promise<LocalNote[]> {
  const found = await rows(
    row,
    sql`
      SELECT
        n.id,
        n.modus,
        n.area_code AS "areaCode",
        coalesce(r.name, n.area_code) AS "areaName",
        n.starts_on AS "startsOn",
        n.expires_on AS "expiresOn",
        n.source,
        n.description,
        n.created_by AS "createdBy",
        u.name AS BY
      FROM
        local_note n
        JOIN "user" u ON u.id = n.created_by
        LEFT JOIN region_code r ON r.code = n.area_code
      WHERE
        n.withdrawn_at IS NULL
        AND n.expires_on > ${officeDaySql(sql`n.area_code`)}
        AND ${which}
      ORDER BY
        n.id DESC
      LIMIT
        200
    `,
  );
  return found
    .filter(({ areaCode }) => touches(ctx.actor, areaCode))
    .map(({ createdBy, ...note }) => ({ ...note, mine: createdBy === ctx.actor.id }));
}
