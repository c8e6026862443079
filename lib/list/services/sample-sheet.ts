import { Readable } from "node:stream";
import type { Ctx } from "@/lib/access/actor";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { type Column, csvLines } from "@/lib/documents/csv";
import { notFound } from "@/lib/errors";
import { listSamples, type SampleVisit } from "@/lib/list/queries/samples";
import { reachableList } from "@/lib/list/queries/access";

const column = (name: string, value: (visit: SampleVisit) => string, width = 14): Column<SampleVisit> => ({
  name,
  value,
  width,
});
const shown = (name: keyof SampleVisit["people"][number]) => (visit: SampleVisit) =>
  visit.people
    .map((person) => person[name] ?? "")
    .filter((text) => text !== "")
    .join(" / ");

/** What is needed at the door, and two columns to be filled in there; no number of a person. */
const SHEET: readonly Column<SampleVisit>[] = [
  column("NO", ({ ord }) => String(ord), 6),
  column("BARIS DAFTAR", ({ line }) => String(line ?? "")),
  column("NAMA", shown("name"), 28),
  column("TAHUN LAHIR", shown("birthDate")),
  column("UMUR", shown("age"), 6),
  column("ALAMAT", shown("address"), 28),
  column("RT", shown("rt"), 6),
  column("RW", shown("rw"), 6),
  column("DESA", (visit) => visit.desa ?? shown("desa")(visit), 18),
  column("HASIL (benar/keliru/tidak ditemui)", () => "", 20),
  column("CATATAN", () => "", 28),
];

/**
 * The sheet for the household visits of a sample (lembar kunjungan), masked as on the page, on the trail.
 * @throws not-found out of reach, or where the list has no such sample
 */
export async function sampleSheet(
  ctx: Ctx,
  { listId, sampleId }: { readonly listId: number; readonly sampleId: number },
): Promise<{ readonly fileName: string; readonly stream: Readable }> {
  const event = { action: "list.sample-sheet", entityType: "list", entityId: listId };
  await reachableList(ctx, listId, "list.sample");
  const sample = (await listSamples(ctx, listId)).find(({ id }) => id === sampleId);
  if (sample === undefined) throw notFound("list-sample-not-found");
  await auditedTx(ctx, event, (tx) =>
    audit(tx, ctx, { ...event, data: { sample: sampleId, rows: sample.visits.length } }),
  );
  return {
    fileName: `uji-petik-daftar-${listId}-${sampleId}.csv`,
    stream: Readable.from(csvLines(SHEET, sample.visits)),
  };
}
