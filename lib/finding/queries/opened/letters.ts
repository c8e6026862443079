import sql from "sql-template-tag";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { type NamingPoint, namingPointSchema } from "@/lib/finding/model/naming-point";

/** The points of letters that mean somebody of a finding; told after the first judgement only. */
export const pointsNaming = (findingId: number, read: ReadRows = onPool): Promise<NamingPoint[]> =>
  read(
    namingPointSchema,
    sql`
      SELECT DISTINCT
        l.id AS "letterId",
        n.ord::int,
        l.kind,
        l.sender,
        l.number,
        l.dated::text,
        l.points[n.ord] AS point
      FROM
        finding_record r
        JOIN letter_voter n ON n.snapshot_id = r.snapshot_id
        AND n.row_no = r.row_no
        JOIN letter l ON l.id = n.letter_id
      WHERE
        r.finding_id = ${findingId}::int
        AND NOT r.made_up
      ORDER BY
        1,
        2
    `,
  );
