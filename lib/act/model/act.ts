import { z } from "zod";

/** What can be done to very many records at once. */
export const ACT_KINDS = ["split", "distribute", "withdraw", "release"] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export const ACT_STATUSES = ["queued", "running", "done", "failed"] as const;

/** So many records are changed while a person waits; what changes more is done by the worker. */
export const AT_ONCE = 200;

/** The answer to a person whose act the worker does: its number, by which its end can be seen. */
export const begunActSchema = z.object({ act: z.number().int() });
export type BegunAct = z.infer<typeof begunActSchema>;

/** One act of the worker as its author sees it. */
export const actStateSchema = z.object({
  id: z.number().int(),
  kind: z.enum(ACT_KINDS),
  status: z.enum(ACT_STATUSES),
  /** records that are done, of `total` */
  done: z.number().int(),
  total: z.number().int(),
  /** why it ended without an effect, in words */
  problem: z.string().nullable(),
});
export type ActState = z.infer<typeof actStateSchema>;

export const isActive = ({ status }: Pick<ActState, "status">): boolean =>
  status === "queued" || status === "running";
