"use server";

import { practiceAnswerInputSchema } from "@/lib/oversight/model/practice";
import { reading } from "@/lib/next/action";
import { explainAnswer } from "@/lib/next/practice";
import { answerPractice } from "@/lib/oversight/services/practice-answer";

export const answerPracticeAction = reading({
  permission: "practice.answer",
  input: practiceAnswerInputSchema,
  run: async (ctx, input) => {
    const { item, given } = await answerPractice(ctx, input);
    return explainAnswer(item, given);
  },
});
