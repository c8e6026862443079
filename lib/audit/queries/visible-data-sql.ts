import sql, { empty, type Sql } from "sql-template-tag";
import type { Actor } from "@/lib/access/actor";
import { areaCovers, inScopeSql } from "@/lib/access/scope-sql";
import { openBlindSql, secretSecondReviewSql } from "@/lib/access/visibility-sql";

/** The number that text of event `e` holds; null where it is none. So that an index finds what it names. */
const numberIn = (text: Sql): Sql => sql`
  CASE
    WHEN ${text} ~ '^[0-9]{1,9}$' THEN (${text})::int
  END
`;

/** Finding `f` of event `e`. */
const OF_FINDING = sql`
  e.entity_type = 'finding'
  AND f.id = ${numberIn(sql`e.entity_id`)}
`;

/**
 * Events `e` of the actor's area, beginning with ` and `: their own, those about a finding, period, run, report
 * or account within it, and for everything else those of people who work in it. Nothing where the scope is
 * the whole server.
 */
export function eventInScopeSql(actor: Actor): Sql {
  if (actor.areas.length === 0) return empty;
  const covered = (code: Sql): Sql => areaCovers(actor.areas, code);
  return sql`
    AND (
      e.actor_id = ${actor.id}
      OR CASE
        WHEN e.entity_type IN ('finding', 'evidence')
        AND e.entity_id <> '-' THEN EXISTS (
          SELECT
            1
          FROM
            finding f
          WHERE
            f.id = CASE e.entity_type
              WHEN 'finding' THEN ${numberIn(sql`e.entity_id`)}
              ELSE ${numberIn(sql`e.body::jsonb -> 'data' ->> 'finding'`)}
            END ${inScopeSql(actor)}
        )
        WHEN e.entity_type IN ('snapshot', 'run', 'report')
        AND e.entity_id <> '-' THEN EXISTS (
          SELECT
            1
          FROM
            snapshot s
            LEFT JOIN run r ON r.snapshot_id = s.id
            LEFT JOIN report p ON p.run_id = r.id
          WHERE
            ${numberIn(sql`e.entity_id`)} = CASE e.entity_type
              WHEN 'snapshot' THEN s.id
              WHEN 'run' THEN r.id
              ELSE p.id
            END
            AND ${covered(sql`s.region_code`)}
        )
        ELSE EXISTS (
          SELECT
            1
          FROM
            "user" w
          WHERE
            w.id = CASE e.entity_type
              WHEN 'user' THEN e.entity_id
              ELSE e.actor_id
            END
            AND w.areas <> '{}'
            AND NOT EXISTS (
              SELECT
                1
              FROM
                unnest(w.areas) a (code)
              WHERE
                NOT ${covered(sql`a.code`)}
            )
        )
      END
    )
  `;
}

/** Not what others did with a second review that the actor could be asked for; begins with ` and `. */
export const eventUnsuspiciousSql = (actor: Actor): Sql => sql`
  AND (
    e.actor_id = ${actor.id}
    OR NOT EXISTS (
      SELECT
        1
      FROM
        finding f
      WHERE
        ${OF_FINDING}
        AND ${secretSecondReviewSql(actor)}
    )
  )
`;

/** Event `e` is about a judgement of somebody else that is still blind. */
const withheld = (actor: Actor): Sql => sql`
  e.actor_id <> ${actor.id}
  AND EXISTS (
    SELECT
      1
    FROM
      finding f
    WHERE
      ${OF_FINDING}
      AND ${openBlindSql(actor)}
  )
`;

/**
 * The data of event `e` as this actor may read it, and its hash. Of an event that is withheld only the rule is
 * named, and no hash: the few outcomes that there are could be tried against it. A purpose is read beside it,
 * see `PURPOSE_OF_EVENT`; other texts are not the trail's to show.
 */
export const eventDataSql = (actor: Actor): Sql => sql`
  CASE
    WHEN ${withheld(actor)} THEN jsonb_build_object('detector', e.body::jsonb -> 'data' -> 'detector')
    ELSE (e.body::jsonb -> 'data') - 'text' || jsonb_strip_nulls(jsonb_build_object('purpose', purpose.said))
  END AS data,
  CASE
    WHEN ${withheld(actor)} THEN '–'
    ELSE e.hash
  END AS hash
`;

/** The purpose that event `e` names, to be joined; none where it went with its roll. */
export const PURPOSE_OF_EVENT = sql`
  LEFT JOIN LATERAL (
    SELECT
      t.body::jsonb ->> 'purpose' AS said
    FROM
      kept_text t
    WHERE
      t.hash = e.body::jsonb -> 'data' ->> 'text'
  ) purpose ON TRUE
`;
