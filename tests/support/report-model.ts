import { trueShare } from "@/lib/list/model/ledger";
import { areaRate } from "@/lib/dashboard/model/area-rate";
import { cartogram } from "@/lib/dashboard/model/cartogram";
import { wilson } from "@/lib/statistics/wilson";
import type {
  ReportCounts,
  ReportDecision,
  ReportMap,
  ReportModel,
  ReportRate,
} from "@/lib/report/model/report";

const counts = (accepted: number, rejected: number, open: number): ReportCounts => ({
  total: accepted + rejected + open,
  accepted,
  rejected,
  open,
});

function rate(k: number, n: number): ReportRate {
  const { low, high } = wilson(k, n);
  return { n, k, rate: n === 0 ? null : k / n, low, high };
}

const decision = (n: number, change: Partial<ReportDecision> = {}): ReportDecision => ({
  findingId: 100 + n,
  decision: 500 + n,
  detector: n % 2 === 0 ? "IDN-02" : "IDN-04",
  tier: n % 2 === 0 ? "T" : "S",
  kec: "Sragen",
  desa: `Desa ${String.fromCharCode(65 + (n % 6))}`,
  tps: 1 + (n % 4),
  rows: [10 * n, 10 * n + 1],
  rowCount: 2,
  outcome: "accepted",
  state: "final",
  reason: "TMS-2",
  paper: { kind: "KTP-EL", number: null, date: "2025-11-12" },
  decidedBy: "verifikator1",
  decidedAt: "2025-12-11T03:15:00.000Z",
  signedBy: "supervisor",
  ...change,
});

const open = (n: number) =>
  decision(n, {
    outcome: null,
    state: "new",
    reason: null,
    paper: null,
    decision: null,
    decidedBy: null,
    decidedAt: null,
    signedBy: null,
  });

/** A dark square of eight pixels as PNG: stands for the emblem of an office. */
const EMBLEM =
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWOokt" +
  "fGihiGlgQAOaUxAUwpDdEAAAAASUVORK5CYII=";

/** Twenty kecamatan of about ten desa, some of them above the others, one too small to tell. */
function map(): ReportMap {
  const groups = Array.from({ length: 20 }, (_, kec) => ({
    key: `3314${String(kec + 1).padStart(2, "0")}`,
    name: `Kecamatan ${kec + 1}`,
    cells: Array.from({ length: 8 + (kec % 5) }, (_cell, desa) => ({
      key: `3314${String(kec + 1).padStart(2, "0")}${2001 + desa}`,
      name: `Desa ${kec + 1}.${desa + 1}`,
    })),
  }));
  return {
    layout: cartogram(groups),
    regionRate: 3,
    areas: groups.flatMap(({ cells }, kec) =>
      cells.map(({ key }, desa) => ({
        key,
        ...areaRate(kec === 4 && desa < 3 ? 40 + 30 * desa : 3, kec === 7 && desa === 0 ? 120 : 2000, 3),
      })),
    ),
  };
}

/** A report as an office would get it, with every section filled; nothing in it depends on clock or chance. */
export function reportModel(change: Partial<ReportModel> = {}): ReportModel {
  return {
    kind: "interim",
    reportId: 7,
    createdAt: "2025-12-12T02:00:00.000Z",
    createdBy: "supervisor",
    number: "14/PL.02.1-LHP/3314/2025",
    office: {
      name: "Komisi Pemilihan Umum Kabupaten Sragen",
      address: "Jalan Contoh Nomor 1, Sragen",
      place: "Sragen",
      emblem: EMBLEM,
      signers: [
        { position: "Ketua", name: "Nama Contoh Satu" },
        { position: "Anggota", name: "Nama Contoh Dua" },
        { position: "Anggota", name: "Nama Contoh Tiga" },
      ],
    },
    product: { name: "cermat", version: "0.1.0" },
    snapshot: {
      id: 3,
      regionCode: "3314",
      regionName: "Kabupaten Sragen",
      stage: "DPB",
      period: "TW IV 2025",
      referenceDate: "2025-12-10",
      baNumber: "123/PL.02.1-BA/3314/2025",
      decreeNumber: null,
      sha256: "a1".repeat(32),
      rows: 20_345,
      accepted: 20_301,
      rejected: 44,
      tpsCap: 600,
      controlTotals: { rows: 20_345, male: 10_102, female: 10_243, kecamatan: 2, desa: 24, tps: null },
      countedTotals: { rows: 20_301, male: 10_080, female: 10_221, kecamatan: 2, desa: 24, tps: 51 },
      files: [
        { name: "sragen.csv", sha256: "b2".repeat(32), rows: 12_000 },
        { name: "masaran.xlsx", sha256: "c3".repeat(32), rows: 8_345 },
      ],
    },
    baseline: "DPB TW III 2025",
    map: map(),
    run: { id: 5, startedAt: "2025-12-10T01:00:00.000Z", finishedAt: "2025-12-10T01:04:00.000Z" },
    detectors: [
      {
        code: "IDN-02",
        version: 1,
        tier: "T",
        status: "done",
        reason: null,
        params: {},
        counts: counts(6, 2, 3),
      },
      {
        code: "IDN-04",
        version: 1,
        tier: "S",
        status: "done",
        reason: null,
        params: {},
        counts: counts(5, 9, 2),
      },
      {
        code: "IDN-12",
        version: 1,
        tier: "I",
        status: "not-applicable",
        reason: { key: "noCodeColumn", values: {} },
        params: {},
        counts: counts(0, 0, 0),
      },
      {
        code: "KEL-04",
        version: 1,
        tier: "S",
        status: "failed",
        reason: { key: "failed", values: {} },
        params: {},
        counts: counts(0, 0, 0),
      },
    ],
    counts: { ...counts(11, 11, 5), split: 1 },
    progress: [
      { day: "2025-12-10", judged: 4, final: 0 },
      { day: "2025-12-11", judged: 20, final: 17 },
      { day: "2025-12-12", judged: 24, final: 22 },
    ],
    byTier: [
      { tier: "S", ...counts(5, 9, 2) },
      { tier: "T", ...counts(6, 2, 3) },
    ],
    byDesa: ["A", "B", "C", "D", "E", "F"].map((name, at) => ({
      kec: "Sragen",
      desa: `Desa ${name}`,
      ...counts(at, 2, at % 2),
    })),
    reasons: [
      { outcome: "accepted", reason: "TMS-2", n: 8 },
      { outcome: "accepted", reason: "UBAH", n: 3 },
      { outcome: "rejected", reason: "DATA-BENAR", n: 7 },
      { outcome: "rejected", reason: "ORANG-BERBEDA", n: 4 },
    ],
    fourEyes: { signed: 8, waiting: 2, returned: 1, reopened: 1, finalWithout: 12 },
    proof: {
      byDesa: ["A", "B"].map((name, at) => ({
        group: `Sragen · Desa ${name}`,
        counts: {
          done: 8 - at,
          "not-done": at,
          "other-value": 1,
          gone: 0,
          "not-measurable": 2,
          undone: at,
        },
      })),
      waiting: 4,
      oldestDays: 61,
      unexplained: [{ kec: "Sragen", desa: "Desa C", struck: 3, gone: 1, moved: 0, changed: 12 }],
    },
    recheck: {
      seed: "4 1 6 2 5 3 3 6 1 2",
      tolerated: 0.05,
      strata: [
        { stratum: "strike", total: 8, checked: 5, wrong: 0, bound: 2, running: 3 },
        { stratum: "keep", total: 14, checked: 7, wrong: 1, bound: 5, running: 6 },
      ],
    },
    sources: [
      {
        ...{ source: "BPS/BPJS", kind: "meninggal", lines: 190, judged: 182, true: 16, pending: 8 },
        ...trueShare({ true: 16, false: 166 }),
      },
    ],
    agreement: [{ detector: "IDN-02", n: 24, agreed: 22, kappa: 0.79, error: 0.1 }],
    precision: [
      { detector: "IDN-02", band: 0, ...rate(6, 8) },
      { detector: "IDN-04", band: 0, ...rate(5, 14) },
    ],
    switches: [{ detector: "IDN-02", ...rate(1, 24) }],
    disparity: [
      { by: "sex", group: "L", flagged: rate(14, 10_080), accepted: rate(6, 12) },
      { by: "sex", group: "P", flagged: rate(13, 10_221), accepted: rate(5, 10) },
    ],
    decisions: Array.from({ length: 22 }, (_, n) =>
      decision(n, n < 11 ? {} : { outcome: "rejected", reason: "DATA-BENAR", paper: null, signedBy: null }),
    ),
    open: Array.from({ length: 5 }, (_, n) => open(30 + n)),
    printed: { decisions: 22, open: 5, desa: 6 },
    chain: {
      seq: 4321,
      head: "d4".repeat(32),
      checkpoint: [
        "cermat-0123456789ab",
        "4321",
        "1NTU1NTU1NTU1NTU1NTU1NTU1NTU1NTU1NTU1NTU1NQ=",
        "time 2026-01-12T03:00:00.000Z",
        `head ${"d4".repeat(32)}`,
        "",
        `— cermat-0123456789ab ${"A".repeat(92)}`,
        "",
      ].join("\n"),
      protection: "owner",
    },
    ...change,
  };
}
