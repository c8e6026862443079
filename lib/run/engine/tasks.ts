import sql from "sql-template-tag";
import type { Preparation } from "@/lib/detectors/kit/types";
import type { RunConnection } from "./connections";
import type { RunContext } from "./context";

/** What one connection does from beginning to end: a detector, or the fused scan of all record rules. */
export interface Task {
  readonly needs: readonly Preparation[];
  readonly work: (connection: RunConnection) => Promise<void>;
}

/**
 * Does all tasks, one at a time on each connection. A connection takes the first task whose working tables
 * nobody else is just building; when only such are left, it waits. What begins with a long preparation comes
 * first, and everything else runs beside it.
 *
 * A task is not expected to fail: a detector's failure is written down, not thrown. What is thrown
 * nevertheless ends the work on all connections.
 */
export async function runTasks(
  { connections, tables, interrupts }: Pick<RunContext, "connections" | "tables" | "interrupts">,
  tasks: readonly Task[],
): Promise<void> {
  const open = [...tasks.filter(isLong), ...tasks.filter((task) => !isLong(task))];
  const inHand = new Map<Task, Promise<void>>();
  const contested = (task: Task) =>
    [...inHand.keys()].some((other) =>
      shared(task, other).some((preparation) => !tables.isFinished(preparation)),
    );

  const workOn = async (connection: RunConnection) => {
    while (open.length > 0) {
      interrupts.check();
      const next = open.find((task) => !contested(task));
      if (next === undefined) {
        await Promise.race([...inHand.values()]);
        continue;
      }
      open.splice(open.indexOf(next), 1);
      const work = takeHelpers(connection, connections.length, isLong(next))
        .then(() => next.work(connection))
        .finally(() => inHand.delete(next));
      inHand.set(next, work);
      await work;
    }
  };
  const ends = await Promise.allSettled(
    connections.map((connection) =>
      workOn(connection).catch((error: unknown) => {
        interrupts.halt(error);
        throw error;
      }),
    ),
  );
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/**
 * While several connections work, each of them keeps a processor busy: its statements may take their share of
 * the helpers of parallel plans, less the connection itself; of two processors, none. What rests on a long
 * preparation may take all, for it goes on when the rest is done.
 */
async function takeHelpers(connection: RunConnection, count: number, all: boolean): Promise<void> {
  if (count === 1) return;
  await connection.query(sql`
    SELECT
      set_config(
        'max_parallel_workers_per_gather',
        (
          CASE
            WHEN ${all}::boolean THEN reset_val::int
            ELSE greatest(0, reset_val::int / ${count}::int - 1)
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

const isLong = (task: Task) => allOf(task.needs).some(({ long }) => long === true);

function shared(task: Task, other: Task): Preparation[] {
  const theirs = allOf(other.needs);
  return allOf(task.needs).filter((preparation) => theirs.includes(preparation));
}

/** Preparations with those that they are made from. */
function allOf(preparations: readonly Preparation[]): Preparation[] {
  return preparations.flatMap((preparation) => [...allOf(preparation.from ?? []), preparation]);
}
