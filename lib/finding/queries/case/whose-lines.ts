import sql, { empty, type Sql } from "sql-template-tag";
import type { OpenedFinding } from "@/lib/finding/queries/opened/row";
import { IS_RECORD, STANDS } from "@/lib/roll/shown-record";

type Asked = Pick<
  OpenedFinding,
  | "id"
  | "snapshotId"
  | "detector"
  | "evidence"
  | "subjectType"
  | "subjectKey"
  | "rowCount"
  | "regionCode"
  | "isGroup"
> & { readonly kecKey: string | null; readonly desaKey: string | null; readonly tpsNo: number | null };

/** Rules about what changed since the period before: the kinds of change, and whose line is looked at. */
const CHANGES: Readonly<Record<string, { readonly kinds: readonly string[]; readonly line: "from" | "to" }>> =
  {
    "UBH-06": { kinds: ["new"], line: "to" },
    "UBH-07": { kinds: ["gone", "struck"], line: "from" },
    "UBH-08": { kinds: ["changed"], line: "to" },
    "UBH-10": { kinds: ["moved", "changed"], line: "to" },
    "UBH-11": { kinds: ["moved"], line: "to" },
  };

/**
 * The lines of the roll that a finding about an area or a group is made of, to stand after FROM, with alias `v`:
 * those that it names; else of its place those whom the rule counted; else all voters of the place. Whoever judges
 * sees them, so that the made-up people of control findings (soal kendali) stand in their places.
 */
export function whoseLines(finding: Asked): Sql {
  if (finding.rowCount > 0)
    return sql`
      finding_record r
      JOIN shown_record v ON r.finding_id = ${finding.id}
      AND ${IS_RECORD}
    `;
  const change = CHANGES[finding.detector];
  if (change !== undefined) return changedLines(finding, change);
  return sql`
    (
      SELECT
        *
      FROM
        shown_record v
      WHERE
        v.snapshot_id = ${finding.snapshotId}
        AND ${STANDS}
        AND v.active ${placeOf(finding)} ${countedBy(finding)}
    ) v
  `;
}

function changedLines(finding: Asked, { kinds, line }: (typeof CHANGES)[string]): Sql {
  const [row, roll] =
    line === "to" ? [sql`c.to_row`, sql`c.snapshot_id`] : [sql`c.from_row`, sql`c.baseline_id`];
  return sql`
    (
      SELECT
        v.*
      FROM
        roll_change c
        JOIN shown_record v ON v.snapshot_id = ${roll}
        AND v.row_no = ${row}
        AND ${STANDS}
      WHERE
        c.snapshot_id = ${finding.snapshotId}
        AND c.kind = ANY (${[...kinds]}) ${placeOf(finding)}
    ) v
  `;
}

const wholeSchema = (value: unknown): number | null =>
  typeof value === "number" && Number.isInteger(value) ? value : null;

function placeOf({ kecKey, desaKey, tpsNo, evidence, subjectType, subjectKey }: Asked): Sql {
  const file = /^F:(\d+)/.exec(subjectKey)?.[1];
  if (subjectType === "file" && file !== undefined) return sql` AND v.file_ord = ${Number(file)}`;
  const tps = tpsNo ?? wholeSchema(evidence.tps);
  const [rt, rw] = [wholeSchema(evidence.rt), wholeSchema(evidence.rw)];
  const place =
    desaKey !== null
      ? sql` AND v.desa_key = ${desaKey}`
      : kecKey !== null
        ? sql` AND v.kec_key = ${kecKey}`
        : empty;
  return sql`
    ${place}${tps === null ? empty : sql` AND v.tps_no = ${tps}`}${
      rt === null ? empty : sql` AND v.rt_no = ${rt}`
    }${rt === null || rw === null ? empty : sql` AND v.rw_no = ${rw}`}
  `;
}

/** Of the place those whom the rule counted; everybody where it counted everybody. */
function countedBy({ detector, evidence, snapshotId, desaKey, regionCode }: Asked): Sql {
  switch (detector) {
    case "STA-02": {
      const { date } = evidence;
      if (typeof date !== "string") return empty;
      return date.length === 5
        ? sql` AND to_char(v.birth_date, 'MM-DD') = ${date}`
        : sql` AND v.birth_date::text = ${date}`;
    }
    case "STA-06":
      return sql`
        AND (
          coalesce(v.rt_no, 0) = 0
          OR coalesce(v.rw_no, 0) = 0
        )
      `;
    case "STA-07":
      return sql` AND left(v.nik_ok, 4) <> ${regionCode}`;
    case "STA-08":
      return sql`
        AND v.name_norm IN (
          SELECT
            n.name_norm
          FROM
            voter_record n
          WHERE
            n.snapshot_id = ${snapshotId}
            AND n.desa_key = ${desaKey}
            AND n.active
            AND n.name_norm IS NOT NULL
          GROUP BY
            n.name_norm
          HAVING
            count(*) > 1
        )
      `;
    case "STA-10":
      return sql` AND v.age >= ${wholeSchema(evidence.age) ?? 90}`;
    default:
      return empty;
  }
}
