"use server";

import { z } from "zod";
import { takeSearch } from "@/lib/account/services/search-rate";
import { UserError } from "@/lib/errors";
import { isSearchable } from "@/lib/finding/model/queue/filter";
import { action, reading } from "@/lib/next/action";
import { letterAnswerSchema, letterSchema } from "@/lib/register/model/letter";
import { letterItemSchema, letterVoterSchema, voterSearchSchema } from "@/lib/register/model/letter-item";
import { restoreSchema } from "@/lib/register/model/struck";
import { struckVoters } from "@/lib/register/queries/struck";
import { checkOneSchema } from "@/lib/register/model/check-one";
import { checkOne } from "@/lib/register/services/check-one";
import { linkVoter, searchVoters, setLetterItem, unlinkVoter } from "@/lib/register/services/letter-items";
import { answerLetter, enterLetter } from "@/lib/register/services/letters";
import { restoreVoter } from "@/lib/register/services/restore";

/** Asked by an action and not by the address: a name must not stand in a log of addresses. */
export const findStruckAction = reading({
  permission: "register.view",
  input: z.strictObject({ name: z.string().trim().max(80).refine(isSearchable, "search-letter") }),
  run: async (ctx, { name }) => {
    if (!(await takeSearch(ctx))) throw new UserError("too-many", "search-too-many");
    return struckVoters(ctx, name);
  },
});

export const restoreVoterAction = action({
  permission: "register.restore",
  input: restoreSchema,
  run: restoreVoter,
});

export const enterLetterAction = action({
  permission: "letter.write",
  input: letterSchema,
  run: enterLetter,
});

export const answerLetterAction = action({
  permission: "letter.write",
  input: letterAnswerSchema,
  run: answerLetter,
});

export const checkOneAction = reading({
  permission: "voter.check-one",
  input: checkOneSchema,
  run: checkOne,
});

export const setLetterItemAction = action({
  permission: "letter.write",
  input: letterItemSchema,
  run: setLetterItem,
});

export const searchVotersAction = reading({
  permission: "letter.write",
  input: voterSearchSchema,
  run: async (ctx, input) => {
    if (!(await takeSearch(ctx))) throw new UserError("too-many", "search-too-many");
    return searchVoters(ctx, input);
  },
});

export const linkVoterAction = action({
  permission: "letter.write",
  input: letterVoterSchema,
  run: linkVoter,
});

export const unlinkVoterAction = action({
  permission: "letter.write",
  input: letterVoterSchema,
  run: unlinkVoter,
});
