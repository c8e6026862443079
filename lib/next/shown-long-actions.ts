import "server-only";
import type { Ctx } from "@/lib/access/actor";
import type { LongActionState } from "@/lib/long-action/model/long-action";
import { ownLongActions } from "@/lib/long-action/queries/own-long-actions";
import { problemText } from "@/lib/next/problem-text";

/** What the worker does for this person, with what went wrong in words. */
export const shownLongActions = async (ctx: Ctx): Promise<LongActionState[]> =>
  Promise.all(
    (await ownLongActions(ctx)).map(async (action) => ({
      ...action,
      problem: await problemText(action.problem),
    })),
  );
