import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SYSTEM } from "@/lib/access/actor";
import { importList } from "@/lib/list/services/import";
import { makeList } from "@/prisma/roll/lists/make-list";
import { rollVoters } from "@/prisma/roll/lists/roll-voters";
import { LIST_SOURCES } from "@/prisma/roll/lists/sources";

/** Two lists of deaths that are worth very different things, moves and new voters. */
const NAMES = ["Rekap surat kematian desa", "BPS/BPJS", "DHS pindah keluar", "DP4 pemilih baru"];
const LINES = 60;

/** Holds four made-up lists against a sample roll, before it is checked. */
export async function seedLists(folder: string, snapshotId: number): Promise<void> {
  const voters = await rollVoters(snapshotId);
  for (const [i, source] of LIST_SOURCES.filter(({ name }) => NAMES.includes(name)).entries()) {
    const name = `daftar-${i + 1}.csv`;
    writeFileSync(join(folder, name), makeList(source, voters, LINES, "demo").text);
    await importList({ actor: SYSTEM }, [{ path: join(folder, name), name }], {
      kind: source.kind,
      source: source.name,
      letterNumber: `470/${i + 11}/2025`,
      snapshotId,
    });
  }
}
