import { begunActionSchema } from "@/lib/long-action/model/long-action";

/** Told to the window when the worker has been given an action: whoever shows what it does looks again. */
export const LONG_ACTION_BEGUN = "cermat:long-action-begun";

/** @param answer of any action */
export function tellBegun(answer: unknown): void {
  if (begunActionSchema.safeParse(answer).success) window.dispatchEvent(new Event(LONG_ACTION_BEGUN));
}
