import type { Column } from "@/lib/documents/csv";
import type { Inclusion } from "@/lib/list/queries/inclusions";

const column = (name: string, value: (row: Inclusion) => string, width = 14): Column<Inclusion> => ({
  name,
  value,
  width,
});

/** The seventeen columns of Model A-Daftar Pemilih, in the order in which Sidalih reads them. */
export const INCLUSION_COLUMNS: readonly Column<Inclusion>[] = [
  column("KECAMATAN", (row) => row.kecamatan, 18),
  column("KELURAHAN", (row) => row.desa, 18),
  column("NKK", (row) => row.nkk, 18),
  column("NIK", (row) => row.nik, 18),
  column("NAMA", (row) => row.name, 28),
  column("TEMPAT LAHIR", (row) => row.birthPlace, 18),
  column("TGL LAHIR", (row) => row.birthDate),
  column("STS KAWIN", (row) => row.marital, 10),
  column("KELAMIN", (row) => row.sex, 10),
  column("ALAMAT", (row) => row.address, 28),
  column("RT", (row) => row.rt, 6),
  column("RW", (row) => row.rw, 6),
  // Neither is said by lists: filled from the KTP-el when the person is met.
  column("DISABILITAS", () => "", 12),
  column("EKTP", () => "", 8),
  column("KETERANGAN", (row) => row.note, 28),
  column("SUMBER", (row) => row.source, 24),
  column("TPS", (row) => row.tps, 8),
];
