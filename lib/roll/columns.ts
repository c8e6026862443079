interface ColumnDefinition {
  /** Column of voter_record that holds what stood in the file. */
  readonly stored: string;
  /** Its Indonesian name: as Cermat writes it in files, and as `--map` takes it. */
  readonly label: string;
  /**
   * What of a value is shown by default. `open`: all of it, it says nothing about who it is · `text`: all of
   * it to whoever reviews, starred where a file is only tried out · `identity`: the region's digits · `date`:
   * the year · `hidden`: nothing, health data (UU 27/2022 art. 4).
   */
  readonly mask: "open" | "text" | "identity" | "date" | "hidden";
  /** Place among the elements of a comparison, from 1: who, then where. Null: not compared. */
  readonly compared: number | null;
  /** May a follow-up UBAH (perubahan data) correct it? */
  readonly correctable: boolean;
}

/**
 * The columns of a voter roll that Cermat knows, in the order of the form Model A-Daftar Pemilih, then the
 * headings of its pages. COPY order, labels, masking, comparison and export are made from
 * this table; besides it a column stands in `prisma/schema.prisma` with its migration, in the
 * messages, and with the headers of real files in `lib/ingest/header/labels.ts`.
 */
const TABLE = {
  dpid: {
    stored: "dpid",
    label: "DPID",
    mask: "text",
    compared: null,
    correctable: false,
  },
  nkk: {
    stored: "nkk",
    label: "NKK",
    mask: "identity",
    compared: 2,
    correctable: true,
  },
  nik: {
    stored: "nik",
    label: "NIK",
    mask: "identity",
    compared: 1,
    correctable: true,
  },
  name: {
    stored: "name",
    label: "NAMA",
    mask: "text",
    compared: 3,
    correctable: true,
  },
  birthPlace: {
    stored: "birth_place",
    label: "TEMPAT LAHIR",
    mask: "text",
    compared: 4,
    correctable: true,
  },
  birthDate: {
    stored: "birth_date_raw",
    label: "TANGGAL LAHIR",
    mask: "date",
    compared: 5,
    correctable: true,
  },
  marital: {
    stored: "marital_raw",
    label: "STATUS PERKAWINAN",
    mask: "open",
    compared: 7,
    correctable: true,
  },
  sex: {
    stored: "sex_raw",
    label: "JENIS KELAMIN",
    mask: "open",
    compared: 6,
    correctable: true,
  },
  age: {
    stored: "age_raw",
    label: "USIA",
    mask: "open",
    compared: null,
    correctable: false,
  },
  address: {
    stored: "address",
    label: "ALAMAT",
    mask: "text",
    compared: 8,
    correctable: true,
  },
  rt: {
    stored: "rt",
    label: "RT",
    mask: "open",
    compared: 9,
    correctable: true,
  },
  rw: {
    stored: "rw",
    label: "RW",
    mask: "open",
    compared: 10,
    correctable: true,
  },
  disability: {
    stored: "disability",
    label: "DISABILITAS",
    mask: "hidden",
    compared: 14,
    correctable: true,
  },
  ktpEl: {
    stored: "ktp_el",
    label: "KTP-EL",
    mask: "open",
    compared: 15,
    correctable: true,
  },
  remark: {
    stored: "remark",
    label: "KETERANGAN",
    mask: "open",
    compared: 16,
    correctable: false,
  },
  source: {
    stored: "source",
    label: "SUMBER",
    mask: "open",
    compared: null,
    correctable: false,
  },
  tps: {
    stored: "tps",
    label: "TPS",
    mask: "open",
    compared: 11,
    correctable: true,
  },
  desa: {
    stored: "desa",
    label: "DESA",
    mask: "open",
    compared: 12,
    correctable: false,
  },
  kecamatan: {
    stored: "kecamatan",
    label: "KECAMATAN",
    mask: "open",
    compared: 13,
    correctable: false,
  },
} as const satisfies Readonly<Record<string, ColumnDefinition>>;

export type RollColumn = keyof typeof TABLE;

/** One line for each column; of a value nothing but its shape is narrower than the table. */
export const COLUMN: Readonly<Record<RollColumn, ColumnDefinition>> = TABLE;

export const ROLL_COLUMNS = Object.keys(TABLE) as readonly RollColumn[];

/** The columns for which this holds, as a type. */
type Where<K extends keyof ColumnDefinition, V> = {
  [C in RollColumn]: (typeof TABLE)[C][K] extends V ? C : never;
}[RollColumn];

/** The elements of a comparison of records. */
export type ComparedColumn = Where<"compared", number>;
export const COMPARED_COLUMNS = ROLL_COLUMNS.filter(
  (column): column is ComparedColumn => COLUMN[column].compared !== null,
).sort((a, b) => TABLE[a].compared - TABLE[b].compared);

/** Elements of the roll that UBAH may correct. */
export type CorrectableColumn = Where<"correctable", true>;
export const CORRECTABLE_COLUMNS = ROLL_COLUMNS.filter(
  (column): column is CorrectableColumn => COLUMN[column].correctable,
);

/** One data line as it stands in the file: trimmed text per mapped column, absent or empty = null. */
export type RawRecord = Readonly<Partial<Record<RollColumn, string | null>>>;
