import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { DRAFT_KINDS, DRAFT_SOURCES, FALLBACKS, FIGURES } from "@/lib/draft/model/draft";
import { unmatchedNumbers, type Unmatched } from "@/lib/draft/model/numbers";
import { LOCALES } from "@/lib/i18n/locales";

const rowSchema = z.object({
  id: z.number(),
  regionCode: z.string(),
  region: z.string(),
  period: z.string(),
  kind: z.enum(DRAFT_KINDS),
  locale: z.enum(LOCALES),
  source: z.enum(DRAFT_SOURCES),
  fallback: z.enum(FALLBACKS).nullable(),
  text: z.string(),
  figures: z.record(z.enum(FIGURES), z.number()),
  createdBy: z.string(),
  createdAt: z.date(),
  acceptedText: z.string().nullable(),
  acceptedBy: z.string().nullable(),
  acceptedAt: z.date().nullable(),
});
/** A draft with the numbers in it that are none of its figures. */
export type DraftView = z.infer<typeof rowSchema> & { readonly unmatched: readonly Unmatched[] };

const SHOWN = 30;

/** Drafts about a period, newest first. */
export async function drafts(ctx: Ctx, snapshotId: number, regionCode: string): Promise<DraftView[]> {
  authorise(ctx.actor, "draft.view", regionCode);
  const found = await read(sql`d.snapshot_id = ${snapshotId}`, onPool);
  return found.map((row) => withNumbers(row, row.acceptedText ?? row.text));
}

/** One draft, with the numbers of a text that is to take its place. */
export async function draftOf(id: number, text: string, rows: ReadRows): Promise<DraftView | null> {
  const [found] = await read(sql`d.id = ${id}`, rows);
  return found === undefined ? null : withNumbers(found, text);
}

const withNumbers = (row: z.infer<typeof rowSchema>, text: string): DraftView => ({
  ...row,
  unmatched: unmatchedNumbers(text, row.figures, { region: row.region, period: row.period }, row.locale),
});

const read = (which: Sql, rows: ReadRows): Promise<z.infer<typeof rowSchema>[]> =>
  rows(
    rowSchema,
    sql`
      SELECT
        d.id,
        s.region_code AS "regionCode",
        coalesce(r.name, s.region_code) AS region,
        s.stage || ' ' || s.period AS period,
        d.kind,
        d.locale,
        d.source,
        d.fallback,
        d.text,
        d.figures,
        d.created_by AS "createdBy",
        d.created_at AS "createdAt",
        d.accepted_text AS "acceptedText",
        d.accepted_by AS "acceptedBy",
        d.accepted_at AS "acceptedAt"
      FROM
        draft d
        JOIN snapshot s ON s.id = d.snapshot_id
        LEFT JOIN region_code r ON r.code = s.region_code
      WHERE
        ${which}
      ORDER BY
        d.id DESC
      LIMIT
        ${SHOWN}
    `,
  );
