import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sql from "sql-template-tag";
import { reportDir } from "@/lib/db/files";
import type { Tx } from "@/lib/db/tx";
import { runIn } from "@/lib/db/tx-rows";

/** Of reports the tables of findings, the lists of what to do, and the lines that they were written from. */
const NAMING = /^(?:temuan|tindak-lanjut|findings|voters|follow-ups)\./;

/**
 * Deletes what stands beside a removed roll and may name its people: drafts that nobody made a paper of, remarks of
 * the recheck, tries of the uploaded files. Papers that were issued stay; of reports, masked ones too, what names
 * people line by line goes.
 * @returns paths of files to be deleted once this is committed
 */
export async function eraseCopies(tx: Tx, snapshotId: number, uploads: readonly string[]): Promise<string[]> {
  await tx.draft.deleteMany({ where: { snapshotId, acceptedAt: null } });
  await runIn(
    tx,
    sql`
      UPDATE recheck_item i
      SET
        note = NULL
      FROM
        finding f
      WHERE
        f.id = i.finding_id
        AND f.snapshot_id = ${snapshotId}
    `,
  );
  await runIn(
    tx,
    sql`
      DELETE FROM import_preview p
      WHERE
        EXISTS (
          SELECT
            1
          FROM
            unnest(${[...uploads]}::TEXT[]) upload
          WHERE
            strpos(p.input::text, upload) > 0
        )
    `,
  );
  const reports = await tx.report.findMany({
    where: { snapshotId },
    select: { id: true },
    take: 10_000,
  });
  const files = await Promise.all(reports.map(({ id }) => namingFilesIn(reportDir(id))));
  return files.flat();
}

const namingFilesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && NAMING.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
