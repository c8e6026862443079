import sql from "sql-template-tag";
import type { Preparation } from "@/lib/detectors/kit/types";
import type { Interrupts } from "./interrupt";
import type { RunSession } from "./session";
import type { WorkingTables } from "./working-tables";

/** What one lane does from beginning to end: a detector, or the pass of all record rules. */
export interface Piece {
  readonly needs: readonly Preparation[];
  readonly work: (lane: RunSession) => Promise<void>;
}

/**
 * Does all pieces, one at a time on each lane. A lane takes the first piece whose working tables nobody else
 * is just building; when only such are left, it waits. What begins with a long preparation comes first, and
 * everything else runs beside it.
 *
 * A piece is not expected to fail: a detector's failure is written down, not thrown. What is thrown
 * nevertheless ends both lanes.
 */
export async function runLanes(
  lanes: readonly RunSession[],
  pieces: readonly Piece[],
  tables: WorkingTables,
  interrupts: Interrupts,
): Promise<void> {
  const open = [...pieces.filter(isLong), ...pieces.filter((piece) => !isLong(piece))];
  const inHand = new Map<Piece, Promise<void>>();
  const contested = (piece: Piece) =>
    [...inHand.keys()].some((other) =>
      shared(piece, other).some((preparation) => !tables.isFinished(preparation)),
    );

  const run = async (lane: RunSession) => {
    while (open.length > 0) {
      interrupts.check();
      const next = open.find((piece) => !contested(piece));
      if (next === undefined) {
        await Promise.race([...inHand.values()]);
        continue;
      }
      open.splice(open.indexOf(next), 1);
      const work = takeHelpers(lane, lanes.length, isLong(next))
        .then(() => next.work(lane))
        .finally(() => inHand.delete(next));
      inHand.set(next, work);
      await work;
    }
  };
  const ends = await Promise.allSettled(
    lanes.map((lane) =>
      run(lane).catch((error: unknown) => {
        interrupts.halt(error);
        throw error;
      }),
    ),
  );
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/**
 * While several lanes work, each of them keeps a processor busy: its statements may take their share of the
 * helpers of parallel plans, less the lane itself; of two processors, none. What rests on a long preparation
 * may take all, for it goes on when the rest is done.
 */
async function takeHelpers(lane: RunSession, lanes: number, all: boolean): Promise<void> {
  if (lanes === 1) return;
  await lane.query(sql`
    SELECT
      set_config(
        'max_parallel_workers_per_gather',
        (
          CASE
            WHEN ${all}::boolean THEN reset_val::int
            ELSE greatest(0, reset_val::int / ${lanes}::int - 1)
          END
        )::text,
        FALSE
      )
    FROM
      pg_settings
    WHERE
      name = 'max_parallel_workers_per_gather'
  `);
}

const isLong = (piece: Piece) => allOf(piece.needs).some(({ long }) => long === true);

function shared(piece: Piece, other: Piece): Preparation[] {
  const theirs = allOf(other.needs);
  return allOf(piece.needs).filter((preparation) => theirs.includes(preparation));
}

/** Preparations with those that they are made from. */
function allOf(preparations: readonly Preparation[]): Preparation[] {
  return preparations.flatMap((preparation) => [...allOf(preparation.from ?? []), preparation]);
}
