import { randomUUID } from "node:crypto";
import { join } from "node:path";
import sql from "sql-template-tag";
import { z } from "zod";
import { SYSTEM } from "@/lib/access/actor";
import { audit } from "@/lib/db/audit";
import { prisma } from "@/lib/db/prisma";
import { rows } from "@/lib/db/sql";
import { inTx } from "@/lib/db/tx";
import { recordOf } from "@/lib/record-of";
import { loadRegions } from "@/lib/regions/load-regions";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { addFile } from "@/lib/snapshot/services/upload/add-file";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { DEFAULT_OPTIONS, generateRoll } from "@/prisma/roll/generate-roll";
import type { RollRow } from "@/prisma/roll/model";
import { openPeriod } from "@/prisma/roll/write/period";
import { finished } from "@/scripts/server/demo/finished";

const CTX = { actor: SYSTEM };
/** Karanganyar, and Kota Surakarta, whose roll lies on a server of its own. */
const NEXT_DOOR = "3313";
const CITY = "3372";
const VOTERS = 800;
/** Of those who moved out, so many arrived next door. */
const ARRIVED = 0.45;
const CITY_VOTERS = 41_207;

/**
 * A small roll of the kabupaten next door, on which some of those stand who moved out of ours. Nobody of the sample
 * accounts sees it; it is the other end of moves.
 * @param snapshotId our newest roll
 */
export async function seedNeighbour(folder: string, snapshotId: number): Promise<number> {
  const { batches } = generateRoll(
    { ...DEFAULT_OPTIONS, region: NEXT_DOOR, seed: 3, voters: VOTERS },
    loadRegions(),
  );
  const output = openPeriod(
    { ...DEFAULT_OPTIONS, region: NEXT_DOOR, voters: VOTERS },
    DEFAULT_OPTIONS.currentDate,
    {
      folder,
      format: "csv",
      columns: 19,
      csv: {},
    },
  );
  let arriving = await movedOut(snapshotId);
  for (const batch of batches) {
    const here = arriving.slice(0, 4);
    arriving = arriving.slice(4);
    const [example] = batch.current;
    const placed = here.map((row) => ({
      ...row,
      desa: example?.desa ?? null,
      kecamatan: example?.kecamatan ?? null,
      tps: example?.tps ?? null,
      dpid: null,
    }));
    await output.write(batch, [...batch.current, ...placed]);
  }
  const { files, referenceDate, controlTotals } = await output.close();
  const uploadIds: string[] = [];
  for (const file of files) uploadIds.push(await addFile(CTX, join(folder, file)));
  const { id } = await createSnapshot(CTX, {
    uploadIds,
    period: "TW IV 2025",
    stage: "DPB",
    regionCode: NEXT_DOOR,
    referenceDate,
    tpsCap: DEFAULT_OPTIONS.tpsCap,
    controlTotals,
    baNumber: "4/PL.01.2-BA/3313/2025 (contoh)",
  });
  await finished(() => prisma().snapshot.findUniqueOrThrow({ where: { id } }), ["ready"]);
  return id;
}

/** Lines of voters who were struck off as moved, as they now stand where they arrived. */
async function movedOut(snapshotId: number): Promise<RollRow[]> {
  const found = await prisma().voterRecord.findMany({
    where: { snapshotId, active: false, tmsCode: 4 },
    orderBy: { rowNo: "asc" },
  });
  return found
    .filter(({ nik }) => nik !== null && repeatableDraw(nik, "arrived") < ARRIVED)
    .map((voter) => {
      const written: Readonly<Record<string, unknown>> = {
        ...voter,
        birthDate: voter.birthDateRaw,
        marital: voter.maritalRaw,
        sex: voter.sexRaw,
        age: voter.ageRaw,
        remark: null,
      };
      return recordOf(ROLL_COLUMNS, (column) => {
        const value = written[column];
        return typeof value === "string" ? value : null;
      });
    });
}

/** Some of those whom the list of moves names turn up on the roll of the city, which has a server of its own. */
export async function seedExchange(snapshotId: number): Promise<void> {
  const found = await rows(
    z.object({ row: z.number() }),
    sql`
      SELECT
        c.row_no AS ROW
      FROM
        reference_list l
        JOIN reference_list_line n ON n.list_id = l.id
        AND n.state = 'one'
        JOIN reference_list_candidate c ON c.list_id = n.list_id
        AND c.ord = n.ord
        AND c.rank = 1
      WHERE
        l.snapshot_id = ${snapshotId}
        AND l.kind = 'pindah-keluar'
        AND n.ord % 4 = 1
      ORDER BY
        1
    `,
  );
  await inTx(async (tx) => {
    const { id } = await tx.exchange.create({
      data: {
        token: randomUUID(),
        snapshotId,
        otherRegion: CITY,
        basis: "nik",
        status: "done",
        otherToken: randomUUID(),
        entries: (await tx.snapshot.findUniqueOrThrow({ where: { id: snapshotId } })).accepted,
        otherEntries: CITY_VOTERS,
        matches: found.length,
        createdBy: "admin",
        expiresAt: new Date(),
        finishedAt: new Date(),
      },
      select: { id: true },
    });
    await tx.exchangeMatch.createMany({ data: found.map(({ row }) => ({ exchangeId: id, rowNo: row })) });
    await audit(tx, CTX, {
      action: "demo.exchange",
      entityType: "snapshot",
      entityId: snapshotId,
      data: { exchange: id, matches: found.length },
    });
  });
}
