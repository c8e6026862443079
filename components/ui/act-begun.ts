import { begunActSchema } from "@/lib/act/model/act";

/** Told to the window when the worker has been given an act: whoever shows what it does looks again. */
export const ACT_BEGUN = "cermat:act-begun";

/** @param answer of any action */
export function tellBegun(answer: unknown): void {
  if (begunActSchema.safeParse(answer).success) window.dispatchEvent(new Event(ACT_BEGUN));
}
