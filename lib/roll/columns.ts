interface ColumnDefinition {
  /** Column of voter_record that holds what stood in the file. */
  readonly stored: string;
  /** Its Indonesian name: as Cermat writes it in files, and as `--map` takes it. */
  readonly label: string;
  /** What headers of real files call it (docs/format-berkas.md): forms of KPU and Bawaslu, older clones. */
  readonly headers: readonly string[];
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

/** What a desa (UU 6/2014) is called where it has a name of its own, as forms there head their columns. */
const REGIONAL_DESA = [
  "GAMPONG",
  "GAMPOENG",
  "NAGARI",
  "PEKON",
  "LEMBANG",
  "KALURAHAN",
  "KAMPUNG",
  "KAMPONG",
  "TIYUH",
  "NEGERI",
  "OHOI",
  "NAGORI",
  "MARGA",
  "KEPENGHULUAN",
  "KUTE",
] as const;
/** And a kecamatan, in Papua and in Yogyakarta. */
const REGIONAL_KECAMATAN = ["KAPANEWON", "KEMANTREN"] as const;

/**
 * The columns of a voter roll that Cermat knows, in the order of the form Model A-Daftar Pemilih, then the
 * headings of its pages. COPY order, headers, labels, masking, comparison and export are made from this table;
 * besides it a column stands in `prisma/schema.prisma` with its migration, and in the messages.
 */
const TABLE = {
  dpid: {
    stored: "dpid",
    label: "DPID",
    headers: ["DPID", "DP ID", "ID", "ID KPU", "ID PEMILIH"],
    mask: "text",
    compared: null,
    correctable: false,
  },
  nkk: {
    stored: "nkk",
    label: "NKK",
    headers: [
      "NKK",
      "NO KK",
      "NOKK",
      "NOMOR KK",
      "KK",
      "NOMOR KARTU KELUARGA",
      "NO KARTU KELUARGA",
      "NOMOR NKK",
      "NIK KK",
      "NO KARTU KK",
      "KARTU KELUARGA",
    ],
    mask: "identity",
    compared: 2,
    correctable: true,
  },
  nik: {
    stored: "nik",
    label: "NIK",
    headers: [
      "NIK",
      "NO NIK",
      "NOMOR NIK",
      "NOMOR INDUK KEPENDUDUKAN",
      "NO KTP",
      "NIK KTP",
      "NOMOR INDUK KEPENDUDUKAN NIK",
    ],
    mask: "identity",
    compared: 1,
    correctable: true,
  },
  name: {
    stored: "name",
    label: "NAMA",
    headers: [
      "NAMA",
      "NAMA LENGKAP",
      "NAMA PEMILIH",
      "NAMALENGKAP",
      "NAMA LENGKAP PEMILIH",
      "NAMA LGKP",
      "NAMA ANGGOTA KELUARGA",
      "NAMA ANGGOTA",
      "NAMA WARGA",
      "NAMA PENDUDUK",
      "NAMA SESUAI KTP",
    ],
    mask: "text",
    compared: 3,
    correctable: true,
  },
  birthPlace: {
    stored: "birth_place",
    label: "TEMPAT LAHIR",
    headers: [
      "TEMPAT LAHIR",
      "TMPT LAHIR",
      "TMP LAHIR",
      "TMPLAHIR",
      "TEMPATLAHIR",
      "TPT LAHIR",
      "KOTA LAHIR",
      "TEMPAT",
      "LAHIR TEMPAT",
    ],
    mask: "text",
    compared: 4,
    correctable: true,
  },
  birthDate: {
    stored: "birth_date_raw",
    label: "TANGGAL LAHIR",
    headers: [
      "TANGGAL BULAN TAHUN LAHIR",
      "TANGGAL BULAN DAN TAHUN LAHIR",
      "TANGGAL LAHIR",
      "TGL LAHIR",
      "TGLLAHIR",
      "TANGGALLAHIR",
      "TANGGAL LAHIR DD MM YYYY",
      "LAHIR",
      "TGL LHR",
      "LAHIR TANGGAL",
      "LAHIR TGL",
      "TAHUN LAHIR",
    ],
    mask: "date",
    compared: 5,
    correctable: true,
  },
  marital: {
    stored: "marital_raw",
    label: "STATUS PERKAWINAN",
    headers: [
      "STATUS PERKAWINAN",
      "STATUS KAWIN",
      "STS KAWIN",
      "STSKAWIN",
      "KAWIN",
      "STATUS PERKAWINAN B S P",
      "STATUS KAWIN B S P",
      "PERKAWINAN",
      "STATUS NIKAH",
      "STATUS PERNIKAHAN",
      "B S P",
      "S B P",
      "K B P",
    ],
    mask: "open",
    compared: 7,
    correctable: true,
  },
  sex: {
    stored: "sex_raw",
    label: "JENIS KELAMIN",
    headers: [
      "LAKI LAKI PEREMPUAN",
      "LK PR",
      "JENIS KELAMIN",
      "JK",
      "J K",
      "L P",
      "GENDER",
      "KELAMIN",
      "JENIS KELAMIN L P",
      "JENKEL",
      "JENIS KEL",
      "LK PR",
      "SEKS",
      "JNS KELAMIN",
      "JENISKELAMIN",
      "JK L P",
      "SEX",
    ],
    mask: "open",
    compared: 6,
    correctable: true,
  },
  age: {
    stored: "age_raw",
    label: "USIA",
    headers: ["USIA", "UMUR", "USIA TAHUN", "UMUR TAHUN"],
    mask: "open",
    compared: null,
    correctable: false,
  },
  address: {
    stored: "address",
    label: "ALAMAT",
    headers: [
      "LINGKUNGAN",
      "NAMA JALAN DUKUH",
      "NAMA JALAN",
      "ALAMAT",
      "JALAN DUKUH",
      "ALAMAT JALAN",
      "JALAN DUSUN",
      "ALAMAT JALAN DUKUH",
      "ALAMAT JALAN DUSUN",
      "JALAN",
      "ALAMAT LENGKAP",
      "DUSUN",
      "DUKUH",
    ],
    mask: "text",
    compared: 8,
    correctable: true,
  },
  rt: {
    stored: "rt",
    label: "RT",
    headers: ["RT", "NO RT", "ALAMAT RT"],
    mask: "open",
    compared: 9,
    correctable: true,
  },
  rw: {
    stored: "rw",
    label: "RW",
    headers: ["RW", "NO RW", "ALAMAT RW"],
    mask: "open",
    compared: 10,
    correctable: true,
  },
  disability: {
    stored: "disability",
    label: "DISABILITAS",
    headers: ["DISABILITAS", "DIFABEL", "JENIS DISABILITAS", "RAGAM DISABILITAS", "PENYANDANG DISABILITAS"],
    mask: "hidden",
    compared: 14,
    correctable: true,
  },
  ktpEl: {
    stored: "ktp_el",
    label: "KTP-EL",
    headers: [
      "KTP EL",
      "EKTP",
      "E KTP",
      "KTPEL",
      "STATUS KTP EL",
      "STATUS PEREKAMAN",
      "STATUS KEPEMILIKAN KTP EL",
      "KEPEMILIKAN KTP EL",
      "PEREKAMAN KTP EL",
      "STATUS KEPEMILIKAN KTP ELEKTRONIK",
    ],
    mask: "open",
    compared: 15,
    correctable: true,
  },
  remark: {
    stored: "remark",
    label: "KETERANGAN",
    headers: [
      "TMS KODE",
      "SARINGAN",
      "KET",
      "KETERANGAN",
      "SARING",
      "KODE TMS",
      "TMS",
      "KETERANGAN TMS",
      "ALASAN TMS",
      "STATUS TMS",
      "JENIS TMS",
      "KATEGORI TMS",
      "CATATAN",
      "KETERANGAN LAIN",
      "KETERANGAN COKLIT",
      "HASIL COKLIT",
      "KETERANGAN PANTARLIH",
      "CATATAN PANTARLIH",
      "REMARK",
      "REMARKS",
    ],
    mask: "open",
    compared: 16,
    correctable: false,
  },
  source: {
    stored: "source",
    label: "SUMBER",
    headers: ["SUMBER", "SUMBERDATA", "SUMBER DATA"],
    mask: "open",
    compared: null,
    correctable: false,
  },
  tps: {
    stored: "tps",
    label: "TPS",
    headers: ["TPS", "NO TPS", "NOMOR TPS", "NAMA TPS", "KODE TPS", "TPS KE", "ID TPS"],
    mask: "open",
    compared: 11,
    correctable: true,
  },
  desa: {
    stored: "desa",
    label: "DESA",
    headers: [
      "DES",
      "DESA",
      "KELURAHAN",
      "DESA KELURAHAN",
      "KELURAHAN DESA",
      "KEL DESA",
      "DESA KEL",
      "NAMA DESA",
      "NAMA KELURAHAN",
      "NAMA DESA KELURAHAN",
      "DESA KELURAHAN NAMA LAIN",
      "NAMA KEL",
      "KEL",
      ...REGIONAL_DESA.flatMap((word) => [
        word,
        `NAMA ${word}`,
        `DESA ${word}`,
        `${word} KELURAHAN`,
        `KELURAHAN ${word}`,
      ]),
    ],
    mask: "open",
    compared: 12,
    correctable: false,
  },
  kecamatan: {
    stored: "kecamatan",
    label: "KECAMATAN",
    headers: [
      "KECAMATAN",
      "KEC",
      "NAMA KECAMATAN",
      "DISTRIK",
      "KECAMATAN DISTRIK",
      ...REGIONAL_KECAMATAN.flatMap((word) => [word, `NAMA ${word}`, `KECAMATAN ${word}`]),
      "NAMA DISTRIK",
    ],
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
