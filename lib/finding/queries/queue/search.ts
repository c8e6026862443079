import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { foldedPattern } from "@/lib/db/folded-pattern";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { type deskSearchSchema, type DeskFound } from "@/lib/finding/model/queue/search";
import { findingPage } from "./page";

/** So many of a kind: more than that is looked for in the queue. */
const EACH = 6;

/**
 * What the palette finds of some letters of a name: findings by their people and desa, both within the person's
 * scope. Compared as names sound (fold_name), as in the queue.
 */
export async function searchDesk(ctx: Ctx, { text }: z.output<typeof deskSearchSchema>): Promise<DeskFound> {
  authorise(ctx.actor, "queue.view");
  const [found, desa] = await Promise.all([
    findingPage(ctx, { filter: { text }, sort: "newest", limit: EACH }),
    desaNamed(ctx.actor.areas, text),
  ]);
  return {
    people: found.rows.map(({ id, detector, names, desaName, kecName }) => ({
      id,
      detector,
      names,
      place: desaName ?? kecName,
    })),
    desa,
  };
}

/** Desa of the kabupaten that there are rolls of, within the areas of the person. */
function desaNamed(areas: readonly string[], text: string) {
  return rows(
    z.object({ code: z.string(), kecKey: z.string(), name: z.string() }),
    sql`
      SELECT
        c.code,
        c.parent AS "kecKey",
        c.name
      FROM
        region_code c
      WHERE
        length(c.code) = 10
        AND c.current
        AND fold_name (c.name) LIKE ${foldedPattern(text)}
        AND EXISTS (
          SELECT
            1
          FROM
            snapshot s
          WHERE
            starts_with(c.code, s.region_code)
        )
        AND (
          ${areas.length === 0}::boolean
          OR EXISTS (
            SELECT
              1
            FROM
              unnest(${[...areas]}::TEXT[]) a (code)
            WHERE
              starts_with(c.code, a.code)
          )
        )
      ORDER BY
        c.name,
        c.code
      LIMIT
        ${EACH}
    `,
  );
}
