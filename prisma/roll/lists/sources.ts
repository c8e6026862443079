import type { ListSource, RollVoter } from "./model";

const old = ({ age }: RollVoter) => (age ?? 0) >= 45;
const young = ({ age }: RollVoter) => (age ?? 99) <= 22;
const adult = ({ age }: RollVoter) => (age ?? 0) >= 18;
const soldier = ({ age, sex }: RollVoter) => sex === "L" && (age ?? 0) >= 19 && (age ?? 99) <= 55;

/** The lists of a quarter, by source: how much of each is true, and how each errs. */
export const LIST_SOURCES: readonly ListSource[] = [
  {
    name: "Rekap surat kematian desa",
    kind: "meninggal",
    columns: ["NAMA", "UMUR", "ALAMAT", "RT", "DESA"],
    trueShare: 0.95,
    faults: {
      spelling: 0.1,
      "age-off": 0.22,
      namesake: 0.05,
      "not-on-roll": 0.06,
      struck: 0.06,
      "old-address": 0.03,
    },
    whom: old,
  },
  {
    name: "BPS/BPJS",
    kind: "meninggal",
    columns: ["NIK", "NAMA", "TGL LAHIR", "DESA"],
    trueShare: 0.09,
    faults: {
      spelling: 0.08,
      "digit-slip": 0.06,
      "relative-number": 0.08,
      namesake: 0.06,
      "not-on-roll": 0.12,
    },
    whom: old,
  },
  {
    name: "Dukcapil",
    kind: "meninggal",
    columns: ["NIK", "NKK", "NAMA", "TGL LAHIR", "L/P", "DESA"],
    trueShare: 0.95,
    faults: { spelling: 0.03, "digit-slip": 0.02, struck: 0.08, "not-on-roll": 0.04 },
    whom: old,
  },
  {
    name: "DHS pindah keluar",
    kind: "pindah-keluar",
    columns: ["NIK TERSAMAR", "NAMA", "TGL LAHIR", "DESA"],
    trueShare: 0.9,
    faults: { spelling: 0.06, namesake: 0.03, "not-on-roll": 0.08 },
    whom: adult,
  },
  {
    name: "DHS, tanggal disamarkan",
    kind: "pindah-keluar",
    columns: ["NIK TERSAMAR", "NAMA", "DESA"],
    mask: "date",
    trueShare: 0.9,
    faults: { spelling: 0.06, namesake: 0.05, "not-on-roll": 0.08 },
    whom: adult,
  },
  {
    name: "DHS, hanya kecamatan tampak",
    kind: "pindah-keluar",
    columns: ["NIK TERSAMAR", "NAMA", "UMUR", "DESA"],
    mask: "person",
    trueShare: 0.9,
    faults: { spelling: 0.06, "age-off": 0.1, namesake: 0.05, "not-on-roll": 0.08 },
    whom: adult,
  },
  {
    name: "DHS, nomor urut disamarkan, tanpa tanggal",
    kind: "pindah-keluar",
    columns: ["NIK TERSAMAR", "NAMA", "DESA"],
    trueShare: 0.9,
    faults: {
      spelling: 0.06,
      "digit-slip": 0.04,
      "relative-number": 0.03,
      namesake: 0.05,
      "not-on-roll": 0.08,
    },
    whom: adult,
  },
  {
    name: "DP4 pemilih baru",
    kind: "baru",
    columns: ["NIK", "NAMA", "TGL LAHIR", "L/P", "ALAMAT", "RT", "DESA"],
    trueShare: 1,
    faults: { spelling: 0.05, "not-on-roll": 0.6 },
    whom: young,
  },
  {
    name: "Kodim dan Polres",
    kind: "tni-polri",
    columns: ["NAMA", "TGL LAHIR", "DESA"],
    trueShare: 0.8,
    faults: { spelling: 0.08, namesake: 0.06, "not-on-roll": 0.15 },
    whom: soldier,
  },
];
