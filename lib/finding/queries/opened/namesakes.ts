import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { onPool } from "@/lib/db/tx-rows";
import { aboutOf } from "@/lib/finding/model/about";
import type { FINDING_ACTIONS } from "@/lib/finding/model/actions";
import { MAX_NAMED } from "@/lib/finding/model/answer";
import { maskRecord } from "@/lib/finding/model/comparison/records";
import { reachableFinding } from "@/lib/finding/queries/load";
import { maskDeep } from "@/lib/mask-text";
import { namesakeByNeed, type ShownVoter, type StruckBeside, type Whom } from "@/lib/snapshot/model/namesake";
import { namesakesOf } from "@/lib/snapshot/queries/namesakes";
import { hasRevealed } from "./has-revealed";
import { placedRecords, type PlacedRecord } from "./records";

/** A record of a finding as the guard against the wrong person asks about it. */
export const whomOf = (record: PlacedRecord, snapshotId: number): Whom => ({
  rowNo: record.snapshotId === snapshotId ? record.rowNo : null,
  desaKey: record.desaKey,
  name: record.name,
  nkk: record.nkkOk,
});

/** So many of those to be struck off stand on the screen; the others are counted by the people beside them. */
const STRUCK_SHOWN = 200;

/**
 * The guard before a strike: everybody of the finding who is meant, and all active voters of the same name in
 * the desa and of the same family card, masked.
 */
export async function findingNamesakes(
  ctx: Ctx,
  { findingId, rows, nik }: z.output<typeof FINDING_ACTIONS.namesakes>,
): Promise<StruckBeside> {
  authorise(ctx.actor, "finding.judge");
  const { snapshotId } = await reachableFinding(ctx, findingId);
  const records = aboutOf(await placedRecords(findingId, -1, MAX_NAMED));
  const struck = rows === undefined ? records : records.filter(({ rowNo }) => rows.includes(rowNo));
  const beside = await namesakesOf(
    onPool,
    snapshotId,
    struck.map((record) => whomOf(record, snapshotId)),
  );
  const revealed = await hasRevealed(ctx, findingId);
  return {
    ...beside,
    people: revealed ? beside.people : beside.people.map(namesakeByNeed),
    struck: maskDeep(struck.slice(0, STRUCK_SHOWN).map(shown)),
    nik: nik === undefined ? null : struck.some((record) => record.nikOk === nik) ? "same" : "differs",
  };
}

function shown(record: PlacedRecord): ShownVoter {
  const { nik, nkk, name, birthDate, sex, address, rt, rw, tps, desa } = maskRecord(record, false);
  const { rowNo, lineNo, fileName } = record;
  return {
    ...{ rowNo, lineNo: lineNo ?? rowNo, fileName },
    ...{ nik, nkk, name, birthYear: birthDate, sex, address, rt, rw, tps, desa },
  };
}
