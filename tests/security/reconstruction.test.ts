import { beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { z } from "zod";
import { SYSTEM } from "@/lib/access/actor";
import { rows } from "@/lib/db/sql";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import type { ExampleRow } from "@/lib/detectors/kit/types";
import { getFinding, type FindingView } from "@/lib/finding/queries/opened/finding";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { exportRows } from "@/lib/finding/queries/work/export-rows";
import { revealFinding } from "@/lib/finding/services/reveal";
import { executeRun } from "@/lib/run/engine/execute-run";
import { startRun } from "@/lib/run/services/start";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedOffice, type Office } from "@/tests/support/review-seed";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

await freshDatabase();
let office: Office;
let runId: number;

/**
 * People of one date and a row of serials, one date far too often, and every fault of a number that has a
 * date.
 */
function voter(desa: number, n: number): ExampleRow {
  const serial = String(n + 1).padStart(4, "0");
  if (desa === 6 && n < 9) return { nik: `331401170885${serial}`, birthDate: "17|08|1985", sex: "L" };
  if (desa === 3 && n < 25) return { birthDate: "12|09|1979" };
  if (desa === 1 && n === 3) return { nik: "3314013104850002", birthDate: "12|03|1985", sex: "L" };
  if (desa === 1 && n === 5) return { nik: "3314011203850002", birthDate: "03|12|1985", sex: "L" };
  if (desa === 1 && n === 7) return { nkk: "3314013002150002" };
  if (desa === 1 && n === 9) return { nik: "3314013503850007", birthDate: "05|03|1985" };
  return {
    birthDate: [
      String(2 + ((n * 7 + desa * 5) % 26)).padStart(2, "0"),
      `0${1 + ((n + desa) % 9)}`,
      1950 + ((n * 11) % 50),
    ].join("|"),
  };
}

beforeAll(async () => {
  office = await seedOffice();
  const lines = desaRows(12, 60).map((line, at) => ({
    fileOrd: 1,
    raw: exampleVoter(at, { ...line, ...voter(Math.floor(at / 60), at % 60) }),
  }));
  const snapshotId = await seedSnapshot(lines, {});
  ({ runId } = await startRun(
    { actor: SYSTEM },
    { snapshotId, detectors: ["STA-02", "STA-05", "IDN-03", "IDN-04", "IDN-06"] },
  ));
  await executeRun(runId);
}, 120_000);

const person = z.object({
  nik: z.string().nullable(),
  nkk: z.string().nullable(),
  born: z.string().nullable(),
});

/** What would give somebody of the finding away, beside the year and the digits of the region. */
async function secretsOf(findingId: number): Promise<Map<string, string>> {
  const people = await rows(
    person,
    sql`
      SELECT
        v.nik,
        v.nkk,
        v.birth_date::text AS born
      FROM
        finding_record r
        JOIN voter_record v USING (snapshot_id, row_no)
      WHERE
        r.finding_id = ${findingId}
    `,
  );
  const secrets = new Map<string, string>();
  for (const { nik, nkk, born } of people) {
    for (const number of [nik, nkk]) {
      if (number === null) continue;
      secrets.set(number.slice(6, 12), "date in a number");
      secrets.set(number.slice(12), "serial");
      secrets.set(number.slice(4, 12), "start of a number");
    }
    const [, month = "", day = ""] = born?.split("-") ?? [];
    if (born === null) continue;
    for (const sign of ["-", "|", "/", ""]) {
      secrets.set(`${day}${sign}${month}`, "day and month");
      secrets.set(`${month}${sign}${day}`, "month and day");
    }
  }
  return secrets;
}

/**
 * Every text, label and name of a field that leaves; numbers are counts, and times of the product are no
 * birth dates.
 */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return /^\d{4}-\d\d-\d\dT/.test(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (value !== null && typeof value === "object")
    return Object.entries(value).flatMap(([k, v]) => [k, ...textsOf(v)]);
  return [];
}

test("nobody of any finding can be put together from what an auditor sees: 0 of all", async () => {
  const found = await rows(
    z.object({ id: z.number(), detector: z.string() }),
    sql`
      SELECT
        id,
        detector
      FROM
        finding
      ORDER BY
        id
    `,
  );
  expect(new Set(found.map(({ detector }) => detector))).toEqual(
    new Set(["STA-02", "STA-05", "IDN-03", "IDN-04", "IDN-06"]),
  );
  const ctx = { actor: office.auditor };
  const page = await findingPage(ctx, { filter: {}, sort: "order", limit: 50 } as never);
  const exported = [];
  for await (const row of exportRows({ runId }, { unmasked: false, people: 60 })) exported.push(row);
  const rebuilt: string[] = [];
  const named: string[] = [];
  for (const { id, detector } of found) {
    const view = await getFinding(ctx, id);
    named.push(...namesAround(view));
    // Numbers of rules and rows of the roll are known to everybody and name nobody.
    const seen = [
      view.machine,
      view.records.map(({ values }) => values),
      view.comparisonRows,
      view.household,
      view.tps,
      page.rows.filter((row) => row.id === id).map(({ names, about }) => [names, about]),
      exported
        .filter((row) => row.findingId === id)
        .map(({ subjectKey, people, note }) => [subjectKey.split("#")[1] ?? "", people, note]),
    ].flatMap(textsOf);
    for (const [secret, what] of await secretsOf(id))
      if (seen.some((text) => new RegExp(`(?<!\\d)${secret.replace(/[|/]/g, "\\$&")}(?!\\d)`).test(text)))
        rebuilt.push(`${detector} ${id}: ${what} ${secret}`);
  }
  expect(rebuilt).toEqual([]);
  expect(named).toEqual([]);
});

/** Names and addresses of people whom the finding is not about, where more than initials is said of them. */
const namesAround = ({ household, tps }: FindingView): string[] =>
  [...household, ...tps]
    .filter(({ subject }) => !subject)
    .flatMap(({ name, address }) => [
      ...(name === null || /^(?:\S{1,2}\.(?: |$))*$/u.test(name) ? [] : [name]),
      ...(address === null ? [] : [address]),
    ]);

test("the parts that a question is about are shown to whoever opened that finding with a purpose", async () => {
  const [one] = await rows(
    z.object({ id: z.number() }),
    sql`
      SELECT
        id
      FROM
        finding
      WHERE
        detector = 'STA-02'
      LIMIT
        1
    `,
  );
  const ctx = { actor: office.supervisor };
  const findingId = one?.id ?? 0;
  expect((await getFinding(ctx, findingId)).machine?.evidence).toMatchObject({
    date: expect.stringMatching(/^[*-]+$/),
  });
  expect(namesAround(await getFinding(ctx, findingId))).toEqual([]);
  await revealFinding(ctx, { findingId, purpose: "mencocokkan tanggal dengan KK" });
  expect((await getFinding(ctx, findingId)).machine?.evidence).toMatchObject({
    date: expect.stringMatching(/\d/),
  });
  expect((await getFinding({ actor: office.auditor }, findingId)).machine?.evidence).toMatchObject({
    date: expect.stringMatching(/^[*-]+$/),
  });
});
