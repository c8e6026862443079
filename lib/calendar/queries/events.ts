import sql, { empty, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import { rows } from "@/lib/db/sql";
import { EVENT_KINDS, EXPLAINABLE, mayExplain, type CalendarEvent } from "@/lib/calendar/model/event";

const row = z.object({
  id: z.number(),
  kind: z.enum(EVENT_KINDS),
  areaCode: z.string(),
  areaName: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  title: z.string(),
});

/** Events of the kabupaten that have not been withdrawn, newest first, within the person's reach. */
export async function calendarEvents(
  ctx: Ctx,
  { regionCode, from, to }: { readonly regionCode: string; readonly from?: string; readonly to?: string },
): Promise<CalendarEvent[]> {
  authorise(ctx.actor, "calendar.view");
  const found = await read(sql`
    AND starts_with(e.area_code, ${regionCode}) ${
      from === undefined ? empty : sql`AND e.ends_on >= ${from}::date`
    } ${to === undefined ? empty : sql`AND e.starts_on <= ${to}::date`}
  `);
  return found.filter(({ areaCode }) => touches(ctx.actor, areaCode));
}

/** An event counts as near a roll if it fell into the three months before its reference date, or ten days after. */
const NEAR_BEFORE = 100;
const NEAR_AFTER = 10;

interface Asked {
  readonly detector: string;
  /** where the finding is: kabupaten, kecamatan or desa */
  readonly areaCode: string;
  /** YYYY-MM-DD */
  readonly referenceDate: string;
}

/**
 * Events that may be why a surge was found here: of the area or one around or inside it, at that time, and of
 * a kind that the rule can be explained by.
 */
export async function eventsThatMayExplain(asked: Asked): Promise<CalendarEvent[]> {
  if (!EXPLAINABLE.has(asked.detector)) return [];
  const found = await read(sql`
    AND (
      starts_with(${asked.areaCode}, e.area_code)
      OR starts_with(e.area_code, ${asked.areaCode})
    )
    AND e.starts_on <= ${asked.referenceDate}::date + ${NEAR_AFTER}::int
    AND e.ends_on >= ${asked.referenceDate}::date - ${NEAR_BEFORE}::int
  `);
  return found.filter(({ kind }) => mayExplain(kind, asked.detector));
}

const read = (condition: Sql): Promise<CalendarEvent[]> =>
  rows(
    row,
    sql`
      SELECT
        e.id,
        e.kind,
        e.area_code AS "areaCode",
        coalesce(r.name, e.area_code) AS "areaName",
        e.starts_on AS "startsOn",
        e.ends_on AS "endsOn",
        e.title
      FROM
        calendar_event e
        LEFT JOIN region_code r ON r.code = e.area_code
      WHERE
        e.withdrawn_at IS NULL ${condition}
      ORDER BY
        e.starts_on DESC,
        e.id DESC
      LIMIT
        500
    `,
  );

/** Days on which the office does not work, besides weekends, YYYY-MM-DD. */
export async function holidays(regionCode: string): Promise<string[]> {
  const found = await rows(
    z.object({ day: z.string() }),
    sql`
      SELECT DISTINCT
        d::date AS DAY
      FROM
        calendar_event e
        CROSS JOIN generate_series(e.starts_on, least(e.ends_on, e.starts_on + 60), interval '1 day') d
      WHERE
        e.kind = 'holiday'
        AND e.withdrawn_at IS NULL
        AND e.area_code = ${regionCode}
      ORDER BY
        1
    `,
  );
  return found.map(({ day }) => day);
}
