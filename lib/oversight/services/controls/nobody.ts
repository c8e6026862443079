import sql from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import type { Detector, SnapshotInfo } from "@/lib/detectors/kit/types";
import { classifyIdentity } from "@/lib/roll/identity-number";
import type { RawRecord } from "@/lib/roll/columns";

/**
 * No line of any period of the region has the number of one of these people, nor, where the rule is about it, their
 * family card: whoever is made up is nobody, and has nobody's past. One digit throughout is no number of anybody.
 */
export async function isNobody(
  query: QueryFn,
  { regionCode }: SnapshotInfo,
  { needs }: Detector,
  people: readonly RawRecord[],
): Promise<boolean> {
  const numbers = (column: "nik" | "nkk") =>
    people
      .flatMap(({ [column]: written }) => classifyIdentity(written).digits ?? [])
      .filter((digits) => !/^(\d)\1+$/.test(digits));
  const cards = needs.includes("nkk") ? numbers("nkk") : [];
  const [found] = await query<{ taken: boolean }>(sql`
    SELECT
      EXISTS (
        SELECT
          1
        FROM
          shown_record v
          JOIN snapshot s ON s.id = v.snapshot_id
        WHERE
          v.nik_ok = ANY (${numbers("nik")}::TEXT[])
          AND s.region_code = ${regionCode}
      )
      OR EXISTS (
        SELECT
          1
        FROM
          shown_record v
          JOIN snapshot s ON s.id = v.snapshot_id
        WHERE
          v.nkk_ok = ANY (${cards}::TEXT[])
          AND s.region_code = ${regionCode}
      ) AS taken
  `);
  return found?.taken === false;
}
