import { recapRows, type RecapArea, type RecapChange } from "@/lib/recap/model/rows";
import type { RecapModel } from "@/lib/recap/model/form";
import type { FollowUp } from "@/lib/roll/follow-ups";

/** A made-up voter of two quarters. */
export interface TwoQuarters {
  readonly before: { readonly kec: string; readonly sex: "L" | "P" | "-" } | null;
  readonly now: { readonly kec: string; readonly sex: "L" | "P" | "-" } | null;
  readonly code: number | null;
  readonly followUp: FollowUp | null;
  readonly born: string;
  readonly remark: string;
}

const areas = (people: readonly TwoQuarters[], at: "before" | "now"): RecapArea[] =>
  [
    ...Map.groupBy(
      people.flatMap((one) => one[at] ?? []),
      ({ kec }) => kec,
    ),
  ]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kecKey, own]) => ({
      kecKey,
      name: `Kecamatan ${kecKey}`,
      desa: 2,
      tps: 4,
      male: own.filter(({ sex }) => sex === "L").length,
      female: own.filter(({ sex }) => sex === "P").length,
      unknown: own.filter(({ sex }) => sex === "-").length,
    }));

function changeOf({ before, now, code, followUp, born, remark }: TwoQuarters): RecapChange[] {
  const shared = {
    fromRow: before === null ? null : 1,
    toRow: now === null ? null : 1,
    fromKec: before?.kec ?? null,
    toKec: now?.kec ?? null,
    sexFrom: before?.sex ?? "-",
    sexTo: now?.sex ?? "-",
    tmsCode: code,
    followUp,
    birthDate: born,
    marital: "B",
    remark,
    source: "",
  } as const;
  if (before === null && now === null) return [];
  if (now === null) return [{ ...shared, kind: code === null ? "gone" : "struck", changed: false }];
  if (before === null) return [{ ...shared, kind: "new", changed: false }];
  if (before.kec !== now.kec) return [{ ...shared, kind: "moved", changed: before.sex !== now.sex }];
  return before.sex === now.sex ? [] : [{ ...shared, kind: "changed", changed: true }];
}

/** The papers of a quarter over these voters; nothing in it depends on clock or chance. */
export function recapModel(
  people: readonly TwoQuarters[],
  opening: ReadonlyMap<string, { L: number; P: number; "-": number }> = new Map(),
): RecapModel {
  const dates = { before: "2025-09-10", now: "2025-12-10" };
  return {
    kind: "recap",
    reportId: 8,
    createdAt: "2025-12-12T02:00:00.000Z",
    createdBy: "supervisor",
    product: { name: "cermat", version: "0.1.0" },
    snapshot: {
      id: 3,
      regionCode: "3314",
      regionName: "Kabupaten Sragen",
      stage: "DPB",
      period: "TW IV 2025",
      referenceDate: dates.now,
      sha256: "a1".repeat(32),
    },
    before: { stage: "DPB", period: "TW III 2025", referenceDate: dates.before },
    openingOf: opening.size > 0 ? "workbook" : "roll",
    rows: recapRows({
      before: areas(people, "before"),
      now: areas(people, "now"),
      changes: people.flatMap(changeOf),
      opening,
      disability: new Map(),
      dates,
    }),
    unexplained: [],
    unexplainedCount: 0,
    inputs: [
      {
        institution: "Bawaslu Kabupaten Sragen",
        points: ["12 pemilih baru belum masuk", "27 pemilih meninggal"],
        followUp: "Diperiksa; 11 ditambahkan, 25 dicoret",
        remark: "surat 14/PM.00.02/2025",
      },
    ],
    office: {
      name: "Komisi Pemilihan Umum Kabupaten Sragen",
      address: "Jalan Contoh Nomor 1, Sragen",
      place: "Sragen",
      emblem: null,
      signers: [
        { position: "Ketua", name: "Nama Contoh Satu" },
        { position: "Anggota", name: "Nama Contoh Dua" },
      ],
    },
    meeting: { number: "63/PK.01-BA/3314/2025", at: "2025-12-15T02:00:00.000Z", place: "Aula KPU Sragen" },
    chain: { seq: 4321, head: "d4".repeat(32) },
  };
}
