import sql, { raw, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Tx } from "@/lib/db/tx";
import { rowsIn, runIn } from "@/lib/db/tx-rows";
import { changeAnswers } from "@/scripts/server/demo/change-answers";
import type { Quarter, SamplePeople } from "@/scripts/server/demo/decisions";
import { listAnswers } from "@/scripts/server/demo/list-answers";

/**
 * What becomes of each finding, as table `demo_plan`: who, when, what, with the paper of a strike, the voter who is
 * meant and the corrected value. Findings of lists are judged by what is true; families differ in how often they are
 * right, so that the measured figures differ.
 */
export async function planDecisions(tx: Tx, quarter: Quarter, people: SamplePeople): Promise<void> {
  const { snapshotId } = quarter;
  await runIn(tx, drawn(quarter, people));
  await runIn(tx, takeAnswers(JSON.stringify(await listAnswers(tx, snapshotId, quarter.neighbourId))));
  await runIn(tx, WHO_IS_MEANT);
  const changed = await rowsIn(tx)(z.object({ id: z.number() }), CHANGES);
  await runIn(
    tx,
    takeChanges(
      JSON.stringify(
        await changeAnswers(
          tx,
          changed.map(({ id }) => id),
        ),
      ),
    ),
  );
  await runIn(tx, PLAN);
  await runIn(
    tx,
    sql`
      INSERT INTO
        kept_text (body, snapshot_id)
      SELECT DISTINCT
        words,
        ${snapshotId}::int
      FROM
        demo_plan
      WHERE
        words IS NOT NULL
    `,
  );
  await runIn(
    tx,
    sql`
      UPDATE demo_plan p
      SET
        hash = k.hash
      FROM
        kept_text k
      WHERE
        k.snapshot_id = ${snapshotId}
        AND k.body = p.words
    `,
  );
  await runIn(tx, sql`DROP TABLE demo_drawn`);
}

/** Uniform in [0, 1), the same for the same finding. */
const draw = (purpose: string, of: "f" | "d" = "f"): Sql =>
  raw(`(('x' || substr(md5(${of}.fingerprint || '${purpose}'), 1, 7))::bit(28)::int / 268435456.0)`);

const drawn = ({ snapshotId, endsOn, days, decided }: Quarter, people: SamplePeople): Sql => sql`
  CREATE TEMP TABLE demo_drawn AS
  SELECT
    f.id,
    f.fingerprint,
    f.tier,
    f.is_group,
    f.detector,
    starts_with(f.detector, 'GND') AS compared,
    starts_with(f.detector, 'GND')
    AND ${draw("second")} < 0.6 AS SECOND,
    starts_with(f.detector, 'GND')
    AND ${draw("checked")} < 0.2 AS checked,
    CASE
      WHEN ${draw("who")} < 0.56 THEN ${people.reviewers[0]}
      ELSE ${people.reviewers[1]}
    END AS actor,
    CASE
      WHEN ${draw("who")} < 0.56 THEN ${people.reviewers[1]}
      ELSE ${people.reviewers[0]}
    END AS other,
    ${people.signer}::text AS signer,
    w.at,
    CASE
      WHEN ${draw("accept")} < CASE left(f.detector, 3)
        WHEN 'IDN' THEN 0.88
        WHEN 'GND' THEN 0.64
        WHEN 'KEL' THEN 0.52
        WHEN 'STA' THEN 0.18
        WHEN 'MOB' THEN 0.3
        WHEN 'BRK' THEN 0.9
        ELSE 0.57
      END THEN 'accepted'
      ELSE 'rejected'
    END AS outcome,
    CASE
      WHEN starts_with(f.detector, 'GND')
      AND NOT f.is_group THEN 'TMS-2'
      WHEN starts_with(f.detector, 'BRK') THEN 'UNGGAH-ULANG'
      WHEN f.detector = 'IDN-08' THEN 'TMS-3'
      WHEN f.subject_type IN ('record', 'records') THEN 'UBAH'
      ELSE 'KOORDINASI-DUKCAPIL'
    END AS follow_up,
    NULL::jsonb AS rows,
    NULL::text AS element,
    NULL::text AS words,
    (18 + 90 * ${draw("seconds")})::int AS seconds,
    CASE
      WHEN ${draw("state")} < ${decided}::float8 THEN CASE
        WHEN ${decided}::float8 < 1
        AND f.tier = 'T'
        AND ${draw("sign")} < 0.2 THEN 'awaiting_signoff'
        ELSE 'final'
      END
      WHEN ${draw("wait")} < 0.07 THEN 'field_check'
      WHEN ${draw("wait")} < 0.12 THEN 'unsure'
      ELSE 'new'
    END AS state
  FROM
    finding f
    CROSS JOIN LATERAL (
      SELECT
        CASE
          WHEN extract(
            isodow
            FROM
              t
          ) > 5 THEN t - interval '2 days'
          ELSE t
        END AS at
      FROM
        (
          SELECT
            (
              ${endsOn}::date - floor(
                ${days}::int * (1 - sqrt(${draw("day")}))
              )::int
            )::timestamp + interval '1 hour' * (8 + 8 * ${draw("hour")}) AS t
        ) moment
    ) w
  WHERE
    f.snapshot_id = ${snapshotId}
    AND f.state = 'new'
`;

const takeAnswers = (answers: string): Sql => sql`
  UPDATE demo_drawn d
  SET
    outcome = CASE
      WHEN a.accepted THEN 'accepted'
      ELSE 'rejected'
    END,
    follow_up = coalesce(a.code, 'KOORDINASI-DUKCAPIL'),
    rows = a.rows,
    words = CASE
      WHEN a.code = 'TAMBAH' THEN '{"note":"KTP-el dan KK diperlihatkan."}'
      WHEN NOT a.accepted THEN '{"note":"Ditanyakan ke keluarga dan perangkat desa: bukan orang ini."}'
    END
  FROM
    jsonb_to_recordset(${answers}::jsonb) a (id int, accepted boolean, code text, rows jsonb)
  WHERE
    a.id = d.id
`;

/** Of records that are one person the later line is struck and the earlier one stays. */
const WHO_IS_MEANT = sql`
  UPDATE demo_drawn d
  SET
    rows = CASE
      WHEN d.follow_up LIKE 'TMS%' THEN to_jsonb(ARRAY[r.last])
      WHEN r.people <= 3 THEN to_jsonb(r.all_rows)
    END
  FROM
    (
      SELECT
        finding_id,
        max(row_no) AS last,
        count(*) AS people,
        array_agg(DISTINCT row_no) AS all_rows
      FROM
        finding_record
      WHERE
        ROLE = 'subject'
      GROUP BY
        finding_id
    ) r
  WHERE
    r.finding_id = d.id
    AND d.rows IS NULL
    AND d.follow_up IN ('TMS-1', 'TMS-2', 'TMS-3', 'TMS-4', 'KOORDINASI-DUKCAPIL')
`;

const CHANGES = sql`
  SELECT
    id
  FROM
    demo_drawn
  WHERE
    outcome = 'accepted'
    AND follow_up = 'UBAH'
  ORDER BY
    id
`;

/** Who corrects must know by what; else the Dukcapil is asked. */
const takeChanges = (changes: string): Sql => sql`
  UPDATE demo_drawn d
  SET
    follow_up = CASE
      WHEN c.id IS NULL THEN 'KOORDINASI-DUKCAPIL'
      ELSE 'UBAH'
    END,
    rows = c.rows,
    element = c.element,
    words = CASE
      WHEN c.id IS NOT NULL THEN jsonb_strip_nulls(
        jsonb_build_object('proposedValue', c."proposedValue", 'rollValue', c."rollValue")
      )::text
    END
  FROM
    demo_drawn o
    LEFT JOIN jsonb_to_recordset(${changes}::jsonb) c (
      id int,
      element text,
      rows jsonb,
      "proposedValue" text,
      "rollValue" text
    ) ON c.id = o.id
  WHERE
    o.id = d.id
    AND d.outcome = 'accepted'
    AND d.follow_up = 'UBAH'
`;

/** The paper of a strike by its ground: kind, and the number that its office would give. */
const PAPER = sql`
  CROSS JOIN LATERAL (
    SELECT
      CASE d.follow_up
        WHEN 'TMS-1' THEN CASE
          WHEN ${draw("paper", "d")} < 0.35 THEN 'AKTA-KEMATIAN'
          WHEN ${draw("paper", "d")} < 0.85 THEN 'SURAT-KEMATIAN'
          ELSE 'PERNYATAAN-KELUARGA'
        END
        WHEN 'TMS-2' THEN CASE
          WHEN ${draw("paper", "d")} < 0.6 THEN 'KTP-EL'
          ELSE 'KK'
        END
        WHEN 'TMS-3' THEN 'KK'
        WHEN 'TMS-4' THEN CASE
          WHEN ${draw("paper", "d")} < 0.6 THEN 'SURAT-PINDAH'
          ELSE 'KK'
        END
      END AS kind,
      (d.at - interval '1 day' * (2 + 20 * ${draw("paper-day", "d")}))::date AS dated
  ) paper
  CROSS JOIN LATERAL (
    SELECT
      CASE paper.kind
        WHEN 'AKTA-KEMATIAN' THEN concat('3314-KM-', to_char(paper.dated, 'DDMMYY'), '-', lpad(d.id::text, 4, '0'))
        WHEN 'SURAT-KEMATIAN' THEN concat('474.3/', d.id, '/', to_char(paper.dated, 'YYYY'))
        WHEN 'SURAT-PINDAH' THEN concat('SKPWNI/3314/', to_char(paper.dated, 'DDMMYY'), '/', d.id)
      END AS text
  ) num
`;

const PLAN = sql`
  CREATE TEMP TABLE demo_plan AS
  SELECT
    d.id,
    d.actor,
    d.other,
    d.signer,
    d.at,
    d.compared,
    d.second,
    d.checked,
    d.seconds,
    d.state,
    d.outcome,
    d.follow_up,
    CASE
      WHEN d.outcome = 'accepted' THEN d.follow_up
      WHEN d.detector LIKE 'RUJ%' THEN 'DATA-BENAR'
      WHEN d.compared
      AND ${draw("family", "d")} < 0.3 THEN 'KEMBAR-KELUARGA'
      WHEN d.compared THEN 'ORANG-BERBEDA'
      ELSE 'WAJAR'
    END AS reason,
    CASE
      WHEN d.outcome = 'accepted' THEN jsonb_strip_nulls(
        jsonb_build_object(
          'code',
          d.follow_up,
          'rows',
          d.rows,
          'element',
          d.element,
          'paper',
          CASE
            WHEN paper.kind IS NOT NULL THEN jsonb_build_object(
              'kind',
              paper.kind,
              'date',
              paper.dated,
              'nik',
              'same'
            )
          END
        )
      )
    END AS follow,
    coalesce(
      CASE
        WHEN d.outcome = 'accepted'
        AND num.text IS NOT NULL THEN jsonb_build_object('paperNumber', num.text)::text
      END,
      d.words
    ) AS words,
    NULL::text AS hash,
    CASE
      WHEN ${draw("switch", "d")} < 0.07 THEN CASE d.outcome
        WHEN 'accepted' THEN 'rejected'
        ELSE 'accepted'
      END
      ELSE d.outcome
    END AS first_answer,
    CASE
      WHEN ${draw("disagree", "d")} < 0.09 THEN CASE d.outcome
        WHEN 'accepted' THEN 'rejected'
        ELSE 'accepted'
      END
      ELSE d.outcome
    END AS second_answer,
    d.state IN ('final', 'awaiting_signoff')
    AND (
      d.tier = 'T'
      OR (
        d.outcome = 'accepted'
        AND d.follow_up LIKE 'TMS%'
      )
    ) AS signs
  FROM
    demo_drawn d ${PAPER}
`;
