import { setTimeout as wait } from "node:timers/promises";

/** Waits for the worker. @throws Error when the row ends in another state than hoped */
export async function finished<T extends { id: number; status: string; problem: unknown }>(
  read: () => Promise<T>,
  good: readonly string[],
): Promise<T> {
  for (;;) {
    const row = await read();
    if (good.includes(row.status)) return row;
    if (["failed", "cancelled", "removed"].includes(row.status))
      throw new Error(`${row.status}: ${JSON.stringify(row.problem)}`);
    await wait(300);
  }
}
