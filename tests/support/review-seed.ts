import { prisma } from "@/lib/db/prisma";
import type { Actor, Role } from "@/lib/access/actor";
import type { FindingState, Tier } from "@/lib/finding/model/state";
import { query } from "@/lib/db/sql";
import sql from "sql-template-tag";

/** Synthetic people only: numbers of a kabupaten with serials that no one has. */
export const nikOf = (n: number): string =>
  `331401${String(1 + (n % 28)).padStart(2, "0")}0590${String(9000 + n).padStart(4, "0")}`;

export async function seedUser(username: string, role: Role, areas: string[] = []): Promise<Actor> {
  const id = `u-${username}`;
  await prisma().user.create({
    data: {
      id,
      name: username,
      email: `${username}@cermat.invalid`,
      username,
      role,
      areas,
      updatedAt: new Date(),
    },
  });
  return { id, username, role, areas };
}

/** One reviewer per kecamatan, one for both, two supervisors, an admin and an auditor. */
export async function seedOffice() {
  return {
    kec1: await seedUser("kec1", "verifikator", ["331401"]),
    kec2: await seedUser("kec2", "verifikator", ["331402"]),
    both: await seedUser("both", "verifikator", ["331401", "331402"]),
    desa: await seedUser("desa", "verifikator", ["3314012001"]),
    nowhere: await seedUser("nowhere", "verifikator", []),
    supervisor: await seedUser("supervisor", "supervisor"),
    deputy: await seedUser("deputy", "supervisor"),
    admin: await seedUser("admin", "admin"),
    auditor: await seedUser("auditor", "auditor"),
  };
}
export type Office = Awaited<ReturnType<typeof seedOffice>>;

export interface SeededSnapshot {
  readonly snapshotId: number;
  readonly runId: number;
}

/**
 * A snapshot of `voters` people in two kecamatan, one TPS each, families of three, and one finished run over
 * it.
 */
export async function seedSnapshot(voters = 40, period = "TW IV 2025"): Promise<SeededSnapshot> {
  const snapshot = await prisma().snapshot.create({
    data: {
      regionCode: "3314",
      stage: "DPB",
      period,
      referenceDate: new Date("2025-12-10T00:00:00Z"),
      tpsCap: 600,
      status: "ready",
      rows: voters,
      accepted: voters,
      createdBy: "u-admin",
      sha256: "0".repeat(64),
      columns: [
        "nkk",
        "nik",
        "name",
        "birthPlace",
        "birthDate",
        "sex",
        "marital",
        "address",
        "rt",
        "rw",
        "tps",
        "desa",
        "kecamatan",
      ],
      files: {
        create: [
          {
            ord: 1,
            name: "sragen.csv",
            sha256: "0".repeat(64),
            size: 1000,
            firstRow: 1,
            lastRow: voters,
            rows: voters,
            accepted: voters,
          },
        ],
      },
    },
    select: { id: true },
  });
  await query(sql`
    SELECT
      roll_create (${snapshot.id}::int, '{}'),
      roll_index (${snapshot.id}::int),
      roll_attach (${snapshot.id}::int)
  `);
  await query(sql`
    INSERT INTO
      voter_record (
        snapshot_id,
        row_no,
        file_ord,
        line_no,
        nkk,
        nik,
        name,
        birth_place,
        birth_date_raw,
        marital_raw,
        sex_raw,
        address,
        rt,
        rw,
        disability,
        tps,
        desa,
        kecamatan,
        nik_ok,
        nik_kind,
        nkk_ok,
        nkk_kind,
        name_norm,
        birth_date,
        age,
        sex,
        marital,
        tps_no,
        region_code,
        kec_code,
        desa_code,
        kec_key,
        desa_key
      )
    SELECT
      ${snapshot.id}::int,
      n,
      1,
      n + 1,
      nkk,
      nik,
      'PEMILIH ' || n,
      'SRAGEN',
      to_char(born, 'DD|MM|YYYY'),
      'S',
      CASE n % 2
        WHEN 0 THEN 'L'
        ELSE 'P'
      END,
      'DUKUH UJI NO ' || n,
      '1',
      '2',
      '3',
      '1',
      CASE
        WHEN SECOND THEN 'SAREN'
        ELSE 'JATI'
      END,
      CASE
        WHEN SECOND THEN 'PLUPUH'
        ELSE 'KALIJAMBE'
      END,
      nik,
      'ok',
      nkk,
      'ok',
      'PEMILIH ' || n,
      born,
      35,
      CASE n % 2
        WHEN 0 THEN 'L'
        ELSE 'P'
      END,
      'S',
      1,
      '3314',
      CASE
        WHEN SECOND THEN '331402'
        ELSE '331401'
      END,
      CASE
        WHEN SECOND THEN '3314022001'
        ELSE '3314012001'
      END,
      CASE
        WHEN SECOND THEN '331402'
        ELSE '331401'
      END,
      CASE
        WHEN SECOND THEN '3314022001'
        ELSE '3314012001'
      END
    FROM
      (
        SELECT
          n,
          n > ${voters}::int / 2 AS SECOND,
          '331401' || lpad((1 + n % 28)::text, 2, '0') || '0590' || lpad((9000 + n)::text, 4, '0') AS nik,
          '3314010101' || '12' || lpad((n / 3 + 1)::text, 4, '0') AS nkk,
          make_date(1990, 5, 1 + n % 28) AS born
        FROM
          generate_series(1, ${voters}::int) n
      ) p
  `);
  const run = await prisma().run.create({
    data: {
      snapshotId: snapshot.id,
      status: "done",
      createdBy: "u-admin",
      startedAt: new Date(),
      finishedAt: new Date(),
      params: {},
    },
    select: { id: true },
  });
  return { snapshotId: snapshot.id, runId: run.id };
}

export interface FindingSeed {
  readonly detector?: string;
  readonly tier?: Tier;
  /** The kecamatan decides the scope that sees it. */
  readonly kec?: "331401" | "331402";
  readonly rows?: readonly number[];
  readonly state?: FindingState;
  readonly evidence?: Record<string, string | number | boolean>;
  readonly score?: number;
  readonly isGroup?: boolean;
  readonly fingerprint?: string;
  readonly priority?: number;
}

let serial = 0;

/** A finding as a run would have published it. */
export async function seedFinding(at: SeededSnapshot, seed: FindingSeed = {}): Promise<number> {
  serial += 1;
  const {
    detector = "IDN-04",
    tier = "S",
    kec = "331401",
    rows = [1],
    state = "new",
    evidence = { part: "day" },
    isGroup = false,
  } = seed;
  const desa = kec === "331401" ? "3314012001" : "3314022001";
  const created = await prisma().finding.create({
    data: {
      snapshotId: at.snapshotId,
      firstRunId: at.runId,
      detector,
      version: 1,
      tier,
      tierRank: { T: 3, S: 2, I: 1 }[tier],
      subjectType: isGroup ? "desa" : rows.length === 1 ? "record" : "records",
      subjectKey: isGroup ? `D:${desa}` : `R:${rows.join(",")}#${serial}`,
      areaCode: desa,
      regionCode: "3314",
      kecKey: kec,
      desaKey: desa,
      tpsNo: 1,
      evidence,
      score: seed.score ?? null,
      priority: seed.priority ?? 0,
      fingerprint: seed.fingerprint ?? `fp-${serial}`,
      rowCount: rows.length,
      isGroup,
      state,
      searchText: rows.map((row) => `PEMILIH ${row}`).join(" "),
      records: {
        create: rows.map((rowNo, ord) => ({ ord, snapshotId: at.snapshotId, rowNo, role: "subject" })),
      },
      runs: { create: [{ runId: at.runId }] },
    },
    select: { id: true },
  });
  return created.id;
}
