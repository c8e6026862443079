import "server-only";
import type { Ctx } from "@/lib/access/actor";
import type { ActState } from "@/lib/act/model/act";
import { ownActs } from "@/lib/act/queries/own-acts";
import { problemText } from "@/lib/next/problem-text";

/** What the worker does for this person, with what went wrong in words. */
export const shownActs = async (ctx: Ctx): Promise<ActState[]> =>
  Promise.all((await ownActs(ctx)).map(async (act) => ({ ...act, problem: await problemText(act.problem) })));
