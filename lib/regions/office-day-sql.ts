import sql, { type Sql } from "sql-template-tag";
import { PROVINCES_OF, ZONES } from "./time-zone";

/** The zone in which an office keeps its days, of SQL that gives the code of its region. */
export const officeZoneSql = (code: Sql): Sql => sql`
  CASE
    WHEN left(${code}, 2) = ANY (${[...PROVINCES_OF[ZONES.east]]}) THEN ${ZONES.east}
    WHEN left(${code}, 2) = ANY (${[...PROVINCES_OF[ZONES.central]]}) THEN ${ZONES.central}
    ELSE ${ZONES.west}
  END
`;

/** The office's today: the database's own is a day of its server. */
export const officeDaySql = (code: Sql): Sql => sql`(now() AT TIME ZONE (${officeZoneSql(code)}))::date`;
