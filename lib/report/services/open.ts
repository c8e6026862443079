import { createReadStream, existsSync, type ReadStream } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { audit } from "@/lib/db/audit";
import { reportDir } from "@/lib/db/files";
import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { assertFresh } from "@/lib/access/fresh";
import { authorise } from "@/lib/access/permissions";
import { notFound, refused } from "@/lib/errors";
import { getReport } from "@/lib/report/queries/get";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

/** Says so where the file holds full identities: whoever watches over what leaves sees each time it does. */
async function unmaskedIn(tx: Tx, id: number, name: string): Promise<{ unmasked?: true }> {
  if (!name.startsWith("tindak-lanjut")) return {};
  const { options } = await tx.report.findUniqueOrThrow({ where: { id }, select: { options: true } });
  return z.looseObject({ unmasked: z.literal(true) }).safeParse(options).success ? { unmasked: true } : {};
}

const inputSchema = z.strictObject({ reportId: z.int32().positive(), name: z.string().max(80) });

const MIME: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  md: "text/markdown; charset=utf-8",
};

/**
 * A file of a report, to be downloaded. The list of what to do, with identities in full, takes
 * `report.open-follow-up`.
 */
export async function openReportFile(
  ctx: Ctx,
  given: unknown,
): Promise<{ stream: ReadStream; name: string; mime: string; size: number }> {
  const { reportId, name } = parseInput(inputSchema, given);
  return auditedTx(
    ctx,
    { action: "report.download", entityType: "report", entityId: reportId },
    async (tx) => {
      const report = await getReport(ctx, reportId, tx);
      if (report.status !== "ready") throw refused("report-not-ready");
      const file = report.files.find((one) => one.name === name);
      if (!file) throw notFound("report-not-found");
      if (name.startsWith("tindak-lanjut")) {
        authorise(ctx.actor, "report.open-follow-up");
        assertFresh(ctx);
      }
      const path = join(reportDir(reportId), name);
      // With the roll the lists that named its people were erased.
      if (!existsSync(path)) throw refused("report-file-erased");
      await audit(tx, ctx, {
        action: "report.download",
        entityType: "report",
        entityId: reportId,
        data: { file: name, sha256: file.sha256, ...(await unmaskedIn(tx, reportId, name)) },
      });
      return {
        stream: createReadStream(path),
        name,
        mime: MIME[name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
        size: file.size,
      };
    },
  );
}
