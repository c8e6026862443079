"use server";

import { action } from "@/lib/next/action";
import { drawSchema, recheckAnswerSchema, widenSchema } from "@/lib/oversight/model/recheck";
import { answerRecheck } from "@/lib/oversight/services/recheck/answer";
import { drawRecheck, widenRecheck } from "@/lib/oversight/services/recheck/draw";

export const drawRecheckAction = action({ permission: "recheck.draw", input: drawSchema, run: drawRecheck });
export const widenRecheckAction = action({
  permission: "recheck.draw",
  input: widenSchema,
  run: widenRecheck,
});
export const answerRecheckAction = action({
  permission: "recheck.answer",
  input: recheckAnswerSchema,
  run: answerRecheck,
});
