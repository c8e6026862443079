import { Readable } from "node:stream";
import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rows } from "@/lib/db/sql";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { type Column, csvLines } from "@/lib/documents/csv";
import { notFound, refused } from "@/lib/errors";
import { allocate, drawHousesSchema } from "@/lib/list/model/sample";
import { rollOf } from "@/lib/list/queries/roll";
import { parseInput } from "@/lib/parse-input";
import { sampleWithout, seededRandom } from "@/lib/statistics/random";

const placeSchema = z.object({
  kecamatan: z.string().nullable(),
  desa: z.string().nullable(),
  desaKey: z.string(),
  rw: z.number().nullable(),
  rt: z.number().nullable(),
});
type House = z.infer<typeof placeSchema> & { readonly no: number; readonly start: number };

/** Houses are counted from the north-western one, in the order in which one walks; not more than an RT has. */
const HOUSES_OF_RT = 30;

const column = (name: string, value: (house: House) => string, width = 14): Column<House> => ({
  name,
  value,
  width,
});
const SHEET: readonly Column<House>[] = [
  column("NO", ({ no }) => String(no), 6),
  column("KECAMATAN", ({ kecamatan }) => kecamatan ?? "", 18),
  column("DESA", ({ desa }) => desa ?? "", 18),
  column("RW", ({ rw }) => String(rw ?? ""), 6),
  column("RT", ({ rt }) => String(rt ?? ""), 6),
  column("RUMAH KE", ({ start }) => String(start), 10),
  column("NIK", () => "", 18),
  column("NAMA", () => "", 28),
  column("TANGGAL LAHIR", () => "", 14),
];

/**
 * Houses for the other direction (dari orang ke daftar): RT in proportion to their families, stratified by desa, and
 * in each the house at which to begin; also such as nobody on the roll lives in. Who is met there is written down and
 * comes back as a list of results of coktas, whose lines are looked up on the roll. The same seed draws the same.
 *
 * @throws not-found for a roll out of reach · refused where no voter has a family card
 */
export async function drawHouses(
  ctx: Ctx,
  input: z.input<typeof drawHousesSchema>,
): Promise<{ readonly fileName: string; readonly stream: Readable }> {
  authorise(ctx.actor, "list.sample");
  const { snapshotId, houses, seed } = parseInput(drawHousesSchema, input);
  const roll = await rollOf(snapshotId);
  if (roll === null || !covers(ctx.actor, roll.regionCode))
    throw notFound("snapshot-not-found", { id: snapshotId });
  const families = await rows(
    placeSchema,
    sql`
      SELECT
        min(kecamatan) AS kecamatan,
        min(desa) AS desa,
        desa_key AS "desaKey",
        min(rw_no)::int AS rw,
        min(rt_no)::int AS rt
      FROM
        voter_record
      WHERE
        snapshot_id = ${snapshotId}::int
        AND active
        AND nkk_ok IS NOT NULL
      GROUP BY
        desa_key,
        nkk_ok
      ORDER BY
        desa_key,
        nkk_ok
    `,
  );
  const event = { action: "list.houses", entityType: "snapshot", entityId: snapshotId };
  await auditedTx(ctx, event, async (tx) => {
    if (families.length === 0) throw refused("list-sample-empty");
    await audit(tx, ctx, { ...event, data: { houses, seed } });
  });
  const strata = [...Map.groupBy(families, ({ desaKey }) => desaKey).values()];
  const parts = allocate(
    strata.map(({ length }) => length),
    houses,
  );
  const random = seededRandom(seed);
  const drawn = strata
    .flatMap((stratum, i) =>
      sampleWithout(stratum.length, parts[i] ?? 0, random).flatMap((at) => stratum[at] ?? []),
    )
    .map((place, i) => ({ ...place, no: i + 1, start: 1 + Math.floor(random() * HOUSES_OF_RT) }));
  return { fileName: `rumah-uji-petik-${snapshotId}.csv`, stream: Readable.from(csvLines(SHEET, drawn)) };
}
