import { expect, test } from "vitest";
import { runDetectors } from "@/eval/support/run";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import { DETECTORS } from "@/lib/detectors/registry";
import type { RawRecord } from "@/lib/roll/columns";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

await freshDatabase();

const CODES = DETECTORS.map(({ code }) => code);
/** Four desa of 150 voters, in families of three. */
const voters = (change: (raw: RawRecord, at: number) => RawRecord) =>
  desaRows(4, 150).map((line, at) => {
    const raw = exampleVoter(at, line);
    const nkk = `331401170512${String(Math.floor(at / 3) + 1).padStart(4, "0")}`;
    return { fileOrd: 1, raw: change({ ...raw, nkk }, at) };
  });
const found = async (change: (raw: RawRecord, at: number) => RawRecord, regionCode = "3314") =>
  (await runDetectors(await seedSnapshot(voters(change), { regionCode }), null, CODES)).findings;

/** Findings that the roll has anyhow, by detector. */
const tally = (findings: readonly { readonly code: string }[]) => {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
};
const beyond = (all: ReadonlyMap<string, number>, usual: ReadonlyMap<string, number>) =>
  [...all].filter(([code, count]) => count > (usual.get(code) ?? 0)).map(([code]) => code);

test("one cause of a whole file is one finding, and what follows from it is held back", async () => {
  const usual = tally(await found((raw) => raw));

  const exchanged = await found((raw) => ({ ...raw, nik: raw.nkk ?? null, nkk: raw.nik ?? null }));
  expect(exchanged.filter(({ code }) => code === "BRK-03").map(({ evidence }) => evidence.problem)).toEqual([
    "exchanged",
  ]);
  expect(beyond(tally(exchanged), usual)).toEqual(["BRK-03"]);

  const without = await found((raw) => ({ ...raw, nik: null, nkk: null }));
  const more = without.filter(({ code }) => (usual.get(code) ?? 0) === 0);
  expect(more.length).toBeLessThanOrEqual(10);
});

test("numbers of before the new Papua provinces are at home there", async () => {
  const renumbered = (prefix: string) => (raw: RawRecord) => ({
    ...raw,
    nik: `${prefix}${raw.nik?.slice(4) ?? ""}`,
    nkk: `${prefix}${raw.nkk?.slice(4) ?? ""}`,
  });
  const now = tally(await found(renumbered("9301"), "9301"));
  const before = tally(await found(renumbered("9101"), "9301"));
  expect(beyond(before, now)).toEqual([]);
});
