import { z } from "zod";

/** What can be done to very many records at once. */
export const LONG_ACTION_KINDS = ["split", "distribute", "withdraw", "release"] as const;
export type LongActionKind = (typeof LONG_ACTION_KINDS)[number];

export const LONG_ACTION_STATUSES = ["queued", "running", "done", "failed"] as const;

/** So many records are changed while a person waits; what changes more is done by the worker. */
export const AT_ONCE = 200;

/** The answer to a person whose action the worker does: its number, by which its end can be seen. */
export const begunActionSchema = z.object({ action: z.number().int() });
export type BegunAction = z.infer<typeof begunActionSchema>;

/** One action of the worker as its author sees it. */
export const longActionStateSchema = z.object({
  id: z.number().int(),
  kind: z.enum(LONG_ACTION_KINDS),
  status: z.enum(LONG_ACTION_STATUSES),
  /** records that are done, of `total` */
  done: z.number().int(),
  total: z.number().int(),
  /** why it ended without an effect, in words */
  problem: z.string().nullable(),
});
export type LongActionState = z.infer<typeof longActionStateSchema>;

export const isActive = ({ status }: Pick<LongActionState, "status">): boolean =>
  status === "queued" || status === "running";
