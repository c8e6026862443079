import sql from "sql-template-tag";
import { z } from "zod";
import type { Tx } from "@/lib/db/tx";
import { rowsIn, runIn } from "@/lib/db/tx-rows";

/**
 * Takes the people of a removed roll out of what stays: names that findings took from it (also those of
 * other periods that it was compared with), what the machine said about them, and what reviewers wrote. The
 * findings, their decisions and the trail stay; of a note its salted hash stays, of an attachment its SHA-256.
 * Open findings are nobody's work any more. To be called once the snapshot is marked as removed.
 * @returns SHA-256 of the attached files that nothing else needs: to be deleted once this is committed
 */
export async function eraseNames(tx: Tx, snapshotId: number): Promise<string[]> {
  await runIn(
    tx,
    sql`
      UPDATE finding
      SET
        search_text = '',
        evidence = '{}',
        absorbed = '[]',
        subject_key = 'X:' || id,
        assigned_to = NULL,
        claimed_by = NULL,
        claimed_until = NULL
      WHERE
        snapshot_id = ${snapshotId}
    `,
  );
  await runIn(
    tx,
    sql`
      UPDATE finding f
      SET
        search_text = ''
      WHERE
        f.snapshot_id <> ${snapshotId}
        AND f.search_text <> ''
        AND EXISTS (
          SELECT
            1
          FROM
            finding_record r
          WHERE
            r.finding_id = f.id
            AND r.snapshot_id = ${snapshotId}
        )
    `,
  );
  await runIn(
    tx,
    sql`
      DELETE FROM kept_text
      WHERE
        snapshot_id = ${snapshotId}
    `,
  );
  // Made-up people of control findings, too, have the addresses and cards of those whose lines they took.
  await tx.controlRecord.deleteMany({ where: { snapshotId } });
  // Kept searches may hold a name that somebody typed.
  await runIn(
    tx,
    sql`
      UPDATE saved_view
      SET
        query = ltrim(regexp_replace(query, '(^|&)cari=[^&]*', '', 'g'), '&')
      WHERE
        query ~ '(^|&)cari='
    `,
  );
  const files = await rowsIn(tx)(
    z.object({ sha256: z.string() }),
    sql`
      UPDATE attachment a
      SET
        name = 'x'
      FROM
        finding f
      WHERE
        f.id = a.finding_id
        AND f.snapshot_id = ${snapshotId}
      RETURNING
        a.sha256
    `,
  );
  const kept = await tx.attachment.findMany({
    where: {
      sha256: { in: files.map(({ sha256 }) => sha256) },
      finding: { snapshot: { status: { not: "removed" } } },
    },
    select: { sha256: true },
    take: 10_000,
  });
  const needed = new Set(kept.map(({ sha256 }) => sha256));
  return [...new Set(files.map(({ sha256 }) => sha256))].filter((sha256) => !needed.has(sha256));
}
