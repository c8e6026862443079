import { prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/access/actor";
import type { Detector } from "@/lib/detectors/kit/types";
import { exportRows } from "@/lib/finding/queries/work/export-rows";
import { exportVoters } from "@/lib/finding/queries/work/export-voters";
import { followUpRows } from "@/lib/finding/queries/work/follow-up-rows";
import { worksheetLines } from "@/lib/finding/queries/work/worksheet";
import type { RunContext } from "@/lib/run/engine/context";
import { publish } from "@/lib/run/engine/publish";
import { collected } from "@/tests/support/collected";

/** More people than an example has. */
const ALL = 10_000;

/** A line of a paper: whose finding, and the name that stands in it; null where it names nobody. */
export type Named = readonly [finding: number, name: string | null];

export interface Papers {
  /** whom each finding is about by the rows that the run staged; null stands for an area or a file as a whole */
  readonly about: readonly Named[];
  readonly table: readonly Named[];
  /** how many people the table says that each finding has */
  readonly counted: readonly (readonly [finding: number, people: number])[];
  readonly voters: readonly Named[];
  readonly worksheet: readonly Named[];
  readonly followUps: readonly Named[];
  /** everything of them as text, for looking for whole numbers */
  readonly text: string;
}

/**
 * The findings of an example as the product publishes them, each asked for in the field and then accepted, and
 * whom the lists, sheets and tables name for it.
 */
export async function papersOf(run: RunContext, reader: Actor, { followUps }: Detector): Promise<Papers> {
  await publish(run);
  const ctx = { actor: reader };
  const ofRun = { runs: { some: { runId: run.id } } };
  const findings = await prisma().finding.findMany({ where: ofRun, select: { id: true } });
  const about = await prisma().$queryRaw<{ id: number; name: string | null }[]>`
    SELECT f.id, v.name FROM finding f JOIN run_finding l ON l.finding_id = f.id AND l.run_id = ${run.id}
    LEFT JOIN finding_record r ON r.finding_id = f.id AND (r.role = 'subject' OR f.subject_key LIKE 'B:%')
    LEFT JOIN voter_record v ON v.snapshot_id = r.snapshot_id AND v.row_no = r.row_no`;
  const judged = { round: 1, fromState: "new", actorId: reader.id };
  await prisma().judgement.createMany({
    data: findings.map(({ id }) => ({
      ...judged,
      findingId: id,
      kind: "field_check",
      toState: "field_check",
    })),
  });
  await prisma().finding.updateMany({
    where: ofRun,
    data: { state: "field_check", dueDate: new Date("2026-01-31") },
  });
  const { lines, total } = await worksheetLines(ctx, { snapshotId: run.snapshot.id });
  if (total > lines.length) throw new Error("an example with more people than one worksheet has");
  await prisma().judgement.createMany({
    data: findings.map(({ id }) => ({
      ...judged,
      findingId: id,
      kind: "decision",
      toState: "final",
      outcome: "accepted",
    })),
  });
  await prisma().finding.updateMany({
    where: ofRun,
    data: {
      state: "final",
      outcome: "accepted",
      followUp: followUps[0] ?? null,
      decidedBy: reader.id,
      decidedAt: new Date(),
    },
  });
  const rows = await collected(exportRows({ runId: run.id }, { unmasked: false, people: ALL }));
  const voters = await collected(exportVoters({ runId: run.id }, false));
  const todo = await collected(followUpRows(run.id, false));
  return {
    about: about.map(({ id, name }) => [id, name]),
    table: rows.flatMap(({ findingId, people }) =>
      people.length === 0 ? [[findingId, null] as const] : people.map(({ name }): Named => [findingId, name]),
    ),
    counted: rows.map(({ findingId, peopleCount }) => [findingId, peopleCount]),
    voters: voters.map(({ findingId, name }) => [findingId, name]),
    worksheet: lines.map(({ findingId, name }) => [findingId, name]),
    followUps: todo.map(({ findingId, name }) => [findingId, name]),
    text: JSON.stringify([rows, voters, todo, lines]),
  };
}
