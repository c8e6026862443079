import type { FollowUpRow } from "@/lib/finding/model/work/follow-up-row";
import type { Column } from "@/lib/documents/csv";

const column = (name: keyof FollowUpRow, width: number): Column<FollowUpRow> => ({
  name,
  width,
  value: (row) => row[name],
});

export const FOLLOW_UP_COLUMNS: readonly Column<FollowUpRow>[] = [
  column("decision", 10),
  column("findingId", 10),
  column("detector", 10),
  column("followUp", 22),
  column("element", 14),
  column("rollValue", 20),
  column("proposedValue", 20),
  column("paper", 22),
  column("paperNumber", 22),
  column("paperDate", 12),
  column("kecamatan", 18),
  column("desa", 18),
  column("tps", 8),
  column("row", 10),
  column("file", 24),
  column("line", 8),
  column("period", 14),
  column("nik", 20),
  column("nkk", 20),
  column("name", 28),
  column("birthDate", 12),
  column("note", 36),
  column("decidedBy", 14),
  column("signedBy", 14),
  column("decidedAt", 24),
];
