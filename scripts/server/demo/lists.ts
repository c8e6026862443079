import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SYSTEM } from "@/lib/access/actor";
import { importList } from "@/lib/list/services/import";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { makeList } from "@/prisma/roll/lists/make-list";
import type { ListSource, MadeList, RollVoter } from "@/prisma/roll/lists/model";
import { rollVoters } from "@/prisma/roll/lists/roll-voters";
import { LIST_SOURCES } from "@/prisma/roll/lists/sources";

/** Two lists of deaths that are worth very different things, moves and new voters. */
const NAMES = ["Rekap surat kematian desa", "BPS/BPJS", "DHS pindah keluar", "DP4 pemilih baru"];
const LINES = 60;

/** Who comes: as written by the office where they left. */
const MOVED_IN: ListSource = {
  name: "DHS pindah masuk",
  kind: "pindah-masuk",
  columns: ["NIK", "NAMA", "TGL LAHIR", "L/P", "ALAMAT", "RT", "DESA"],
  trueShare: 0.93,
  faults: { spelling: 0.08, "not-on-roll": 0.3 },
  whom: ({ age }) => (age ?? 0) >= 18,
};
const MOVED_IN_LINES = 34;

/** The lists of a quarter in the order in which they come, with their answer keys: the same each time. */
export async function listsOf(snapshotId: number, neighbourId: number | undefined): Promise<MadeList[]> {
  const voters = await rollVoters(snapshotId);
  const seed = `demo ${snapshotId}`;
  const made = NAMES.flatMap((name) => LIST_SOURCES.find((source) => source.name === name) ?? []).map(
    (source) => makeList(source, voters, LINES, seed),
  );
  if (neighbourId === undefined) return made;
  const desas = [...new Set(voters.flatMap(({ desa }) => desa ?? []))];
  const coming = (await rollVoters(neighbourId)).map((voter): RollVoter => {
    const at = Math.floor(repeatableDraw(voter.nik ?? String(voter.row), "arrives") * desas.length);
    return { ...voter, active: true, desa: desas[at] ?? "" };
  });
  return [...made, makeList(MOVED_IN, coming, MOVED_IN_LINES, seed)];
}

/** Holds made-up lists against a sample roll, before it is checked. @returns their numbers, in their order */
export async function seedLists(
  folder: string,
  snapshotId: number,
  neighbourId: number | undefined,
): Promise<number[]> {
  const ids: number[] = [];
  for (const [i, { source, text }] of (await listsOf(snapshotId, neighbourId)).entries()) {
    const name = `daftar-${snapshotId}-${i + 1}.csv`;
    writeFileSync(join(folder, name), text);
    const { id } = await importList({ actor: SYSTEM }, [{ path: join(folder, name), name }], {
      kind: source.kind,
      source: source.name,
      letterNumber: `470/${snapshotId}${i + 1}/2025`,
      snapshotId,
    });
    ids.push(id);
  }
  return ids;
}
