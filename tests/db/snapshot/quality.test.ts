import { expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { CONTROL_TOTALS } from "@/lib/ingest/shapes";
import { snapshotQualitySchema } from "@/lib/ingest/shapes";
import { KTP_EL_TABLES } from "@/lib/roll/codes";
import { normaliseRecord } from "@/lib/roll/record";
import { loadRegions } from "@/lib/regions/load-regions";
import { freshDatabase } from "@/tests/support/fresh-database";
import { AS_IT_STANDS, HEADER, importText, voterLine } from "@/tests/support/roll-text";

const database = await freshDatabase();
const rows = async (sql: string, values: unknown[]): Promise<Record<string, unknown>[]> =>
  (await pool().query<Record<string, unknown>>(sql, values)).rows;

/** Eight hundred lines with something of everything that is counted. */
function variedRoll(): string {
  const pick = <T>(list: readonly T[], n: number) => list[n % list.length] as T;
  const lines = Array.from({ length: 800 }, (_, n) =>
    voterLine(n + 1, {
      nik: pick(["3314050101850001", "", "331405******0001", "3.314E+15", "12"], n * 7),
      sex: pick(["L", "P", "P", "X", ""], n * 3),
      born: pick(
        ["17|08|1985", "01|07|1950", "31|02|1970", "12|12|2012", "01|01|1900", "05|05|2008", ""],
        n * 5,
      ),
      remark: pick(["", "", "", "1", "TMS 4", "U"], n),
      tps: pick(["001", "TPS 2", "3", "", "901"], Math.floor(n / 70)),
      desa: pick(["KALANGAN", "Gemolong", "TIDAK ADA", "kalangan"], Math.floor(n / 90)),
    }).replace(",S,,", pick([",S,,", ",Z,,", ",b,,"], n)),
  );
  return [HEADER, ...lines, "x,y", "JUMLAH,,,800,,,,,,,,,,,,,"].join("\n");
}

test("what was counted while reading is what SQL counts afterwards", async () => {
  const id = await importText(database.dataDir, variedRoll(), { tpsCap: 60, answers: AS_IT_STANDS });
  const snapshot = await prisma().snapshot.findUniqueOrThrow({ where: { id } });
  const quality = snapshotQualitySchema.parse(snapshot.quality);

  const [totals] = await rows(
    `select count(*)::int as rows, count(*) filter (where sex = 'L')::int as male, count(*) filter (where
      sex = 'P')::int as female, count(distinct nullif(kec_key, ''))::int as kecamatan,
       count(distinct nullif(desa_key, ''))::int as desa, (count(distinct (desa_key, tps_no)) filter
       (where tps_no is not null))::int as tps from voter_record where snapshot_id = $1 and active`,
    [id],
  );
  expect(Object.keys(snapshot.countedTotals as object).sort()).toEqual([...CONTROL_TOTALS].sort());
  expect(snapshot.countedTotals).toEqual(totals);

  const [counts] = await rows(
    `select count(*)::int as accepted, count(*) filter (where active)::int as active,
      count(birth_date)::int as "birthDates", count(nik)::int as nik, count(birth_date_raw)::int as born,
      count(sex_raw)::int as sex,
       count(*) filter (where active and age < 15)::int as "under15", count(*) filter (where active and
       (age is null or age >= 15) and (age is null or sex is null))::int as "pyramidUnknown"
     from voter_record where snapshot_id = $1`,
    [id],
  );
  const filled = (column: string) => quality.completeness.find((entry) => entry.column === column)?.filled;
  expect({
    accepted: quality.accepted,
    active: quality.active,
    birthDates: quality.birthDates,
    under15: quality.under15,
    pyramidUnknown: quality.pyramidUnknown,
    nik: filled("nik"),
    born: filled("birthDate"),
    sex: filled("sex"),
  }).toEqual(counts);

  const kinds = await rows(
    "select nik_kind as kind, count(*)::int as n from voter_record where snapshot_id = $1 group by 1",
    [id],
  );
  expect(quality.nik).toEqual({
    ok: 0,
    empty: 0,
    masked: 0,
    damaged: 0,
    bad: 0,
    ...Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])),
  });
  const tms = await rows(
    `select tms_code::text as code, count(*)::int as n from voter_record where snapshot_id = $1 and
      tms_code is not null group by 1`,
    [id],
  );
  expect(quality.tms).toEqual(Object.fromEntries(tms.map(({ code, n }) => [code, n])));

  const pyramid = await rows(
    `select least(age / 5 * 5, 100) as from, count(*) filter (where sex = 'L')::int as male, count(*)
      filter (where sex = 'P')::int as female
     from voter_record where snapshot_id = $1 and active and sex is not null and age >= 15 group by 1 order by 1`,
    [id],
  );
  expect(quality.pyramid.filter(({ male, female }) => male + female > 0)).toEqual(pyramid);
  expect(quality.pyramid.map(({ from }) => from)).toEqual([
    15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100,
  ]);

  const unknown = await rows(
    `select value, n as rows, col as column from (
       select 'sex' as col, sex_raw as value, count(*)::int as n from voter_record where snapshot_id = $1
       and sex_raw is not null and sex is null group by 2
       union all select 'marital', marital_raw, count(*)::int from voter_record where snapshot_id = $1 and
       marital_raw is not null and marital is null group by 2
       union all select 'ktpEl', ktp_el, count(*)::int from voter_record where snapshot_id = $1 and
       upper(ktp_el) <> all ($2) group by 2) codes
     order by array_position(array['sex', 'marital', 'ktpEl'], col), n desc, value`,
    [id, Object.keys(KTP_EL_TABLES[2023])],
  );
  expect(quality.unknownCodes).toEqual(unknown);

  const places = await rows(
    `select upper(kecamatan) as kecamatan, upper(desa) as desa, count(*)::int as rows from voter_record
      where snapshot_id = $1 and (desa_code is null or kec_code is null) group by 1, 2 order by 3 desc`,
    [id],
  );
  expect(quality.unmatchedPlaces.list).toEqual(places);

  const [tps] = await rows(
    `with tps as (select count(*) as n from voter_record where snapshot_id = $1 and active and tps_no is
      not null group by desa_key, tps_no)
     select count(*)::int as count, max(n)::int as max, percentile_cont(0.5) within group (order by n) as
     median, count(*) filter (where n > 60)::int as "overCap",
       (select count(*)::int from voter_record where snapshot_id = $1 and active and tps_no is null) as
       "withoutNumber" from tps`,
    [id],
  );
  const { histogram, ...summary } = quality.tps;
  expect(summary).toEqual(tps);
  expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(summary.count);
  expect(quality.rejects).toEqual({ "column-count": 1, "summary-line": 1 });
});

test("raw text arrives to the letter, and beside it what the one normaliser makes of it", async () => {
  const names = ["H. MUCHAMMAD\tNUR", 'SITI "IIN"', "A\\N", "BUDI\nSANTOSO", "JOSÉ Ñ", "\\.", "X'Y"];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const id = await importText(
    database.dataDir,
    [HEADER, ...names.map((name, n) => voterLine(n + 1, { name: quoted(name), desa: "Kalangan" }))].join(
      "\n",
    ),
  );
  const stored = await rows(
    `select nik, nkk, name, birth_place as "birthPlace", birth_date_raw, marital_raw, sex_raw, address,
      rt, rw, tps, desa, kecamatan, name_norm, name_key, birth_date, age, sex, marital, address_norm, place_norm,
       rt_no, rw_no, tps_no, kec_code, desa_code, kec_key, desa_key, region_code, nik_ok, nkk_ok from
       voter_record where snapshot_id = $1 order by row_no`,
    [id],
  );
  expect(stored.map(({ name }) => name)).toEqual(names);
  for (const row of stored) {
    const text = (column: string) => row[column] as string | null;
    const normal = normaliseRecord(
      {
        nik: text("nik"),
        nkk: text("nkk"),
        name: text("name"),
        birthPlace: text("birthPlace"),
        birthDate: text("birth_date_raw"),
        marital: text("marital_raw"),
        sex: text("sex_raw"),
        address: text("address"),
        rt: text("rt"),
        rw: text("rw"),
        tps: text("tps"),
        desa: text("desa"),
        kecamatan: text("kecamatan"),
      },
      { regionCode: "3314", referenceDate: "2025-12-10", regions: loadRegions() },
    );
    expect(row).toMatchObject({
      name_norm: normal.nameNorm,
      name_key: normal.nameKey,
      birth_date: normal.birthDate,
      age: normal.age,
      sex: normal.sex,
      marital: normal.marital,
      address_norm: normal.addressNorm,
      place_norm: normal.placeNorm,
      rt_no: normal.rtNo,
      rw_no: normal.rwNo,
      tps_no: normal.tpsNo,
      kec_code: normal.kecCode,
      desa_code: normal.desaCode,
      kec_key: normal.kecKey,
      desa_key: normal.desaKey,
      region_code: "3314",
      nik_ok: normal.nikOk,
      nkk_ok: normal.nkkOk,
    });
  }
});
