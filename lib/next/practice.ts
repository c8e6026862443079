import "server-only";
import { officeToday } from "@/lib/regions/time-zone";
import { newestRegion } from "@/lib/snapshot/queries/newest-region";
import { getTranslations } from "next-intl/server";
import {
  practiceVerdict,
  ROUND_SIZE,
  type PracticeAnswer,
  type PracticeVerdict,
} from "@/lib/oversight/model/practice";
import { newestTables } from "@/lib/finding/queries/codes/tables";
import { codesInForce } from "@/lib/roll/code-tables";
import { serialize } from "@/lib/serialized";
import { practiceItem, practiceRound, type PracticeItem } from "@/lib/oversight/queries/practice/items";
import type { PracticeProgress } from "@/lib/oversight/queries/practice/progress";
import { practiceIdentities, practiceView } from "@/lib/oversight/queries/practice/view";
import { textsOf, type ShownFinding } from "./shown-finding";

/** Said at once after an answer: whether it was right, and why, in the catalogue's own words. */
export interface Explanation {
  readonly given: PracticeAnswer;
  readonly expected: PracticeAnswer;
  readonly verdict: PracticeVerdict;
  /** what the example is about */
  readonly about: string;
}

export interface PracticeCard {
  readonly item: string;
  readonly shown: ShownFinding;
  readonly identities: ReturnType<typeof practiceIdentities>;
  /** null before the answer: the page does not hold what it is going to ask */
  readonly explanation: Explanation | null;
}

/** The questions of a round with their texts, and what this person answered. */
export async function practiceCards({ round, answers }: PracticeProgress): Promise<PracticeCard[]> {
  const today = officeToday((await newestRegion()) ?? "");
  const codes = codesInForce(await newestTables(), "DPB", today);
  return Promise.all(
    practiceRound(round).map(async (item, at) => {
      const view = practiceView(item, round * ROUND_SIZE + at + 1, codes);
      const given = answers.get(item.id);
      return {
        item: item.id,
        shown: { view: serialize(view), texts: await textsOf(view) },
        identities: practiceIdentities(item),
        explanation: given === undefined ? null : await explain(item, given),
      };
    }),
  );
}

export async function explainAnswer(id: string, given: PracticeAnswer): Promise<Explanation | null> {
  const item = practiceItem(id);
  return item === undefined ? null : explain(item, given);
}

async function explain(
  { detector, example, expected }: PracticeItem,
  given: PracticeAnswer,
): Promise<Explanation> {
  const t = await getTranslations("detectors");
  return {
    given,
    expected,
    verdict: practiceVerdict(expected, given),
    about: t(`${detector.code}.examples.${example}`),
  };
}
