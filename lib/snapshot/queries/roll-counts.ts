import sql, { empty, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { inScopeSql } from "@/lib/access/scope-sql";
import { rows } from "@/lib/db/sql";
import { rollCountSchema, type RollCount } from "@/lib/snapshot/model/roll-count";

const named = z.object({ ...rollCountSchema.shape, kecName: z.string(), desaName: z.string() });
export type NamedCount = z.infer<typeof named>;

/**
 * A roll in numbers, one row a desa within the person's area, in the order of the codes. Empty until the
 * worker has counted it.
 */
export async function rollCounts(ctx: Ctx, snapshotId: number): Promise<NamedCount[]> {
  return read(ctx, named, sql`f.snapshot_id = ${snapshotId}`);
}

/** The same of several rolls, without the names: what trends are made of. */
export async function rollCountsOf(ctx: Ctx, snapshotIds: readonly number[]): Promise<RollCount[]> {
  return read(ctx, named, sql`f.snapshot_id = ANY (${[...snapshotIds]})`);
}

/** One desa in several rolls. */
export async function rollCountsAt(
  ctx: Ctx,
  snapshotIds: readonly number[],
  desaKey: string,
): Promise<NamedCount[]> {
  return read(ctx, named, sql`f.snapshot_id = ANY (${[...snapshotIds]})`, sql` AND f.desa_key = ${desaKey}`);
}

function read<T>(ctx: Ctx, shape: z.ZodType<T>, which: Sql, more: Sql = empty): Promise<T[]> {
  authorise(ctx.actor, "snapshot.read");
  return rows(
    shape,
    sql`
      SELECT
        f.snapshot_id AS "snapshotId",
        f.desa_key AS "desaKey",
        f.kec_key AS "kecKey",
        f.baseline_id AS "baselineId",
        f.male,
        f.female,
        f.unknown_sex AS "unknownSex",
        f.struck,
        f.ages,
        f.tps,
        f.opening,
        f.newcomers,
        f.restored,
        f.moved_in AS "movedIn",
        f.moved_out AS "movedOut",
        f.vanished,
        f.left_struck AS "leftStruck",
        f.changed,
        coalesce(kec.name, f.kec_key) AS "kecName",
        coalesce(desa.name, f.desa_key) AS "desaName"
      FROM
        roll_count f
        LEFT JOIN region_code kec ON kec.code = f.kec_key
        LEFT JOIN region_code desa ON desa.code = f.desa_key
      WHERE
        ${which}${more}${inScopeSql(ctx.actor)}
      ORDER BY
        f.snapshot_id,
        f.desa_key
    `,
  );
}
