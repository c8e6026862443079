import type { Column } from "@/lib/documents/csv";
import type { ExportVoter } from "@/lib/finding/model/work/export-row";

const column = (name: keyof ExportVoter, width: number): Column<ExportVoter> => ({
  name,
  width,
  value: (row) => row[name],
});

/** One row for each voter of each finding: what does not fit into a cell of the findings' table. */
export const VOTER_COLUMNS: readonly Column<ExportVoter>[] = [
  column("findingId", 10),
  column("detector", 10),
  column("row", 10),
  column("period", 14),
  column("file", 24),
  column("line", 8),
  column("kecamatan", 18),
  column("desa", 18),
  column("tps", 8),
  column("name", 28),
  column("nik", 20),
  column("nkk", 20),
  column("birthDate", 12),
];
