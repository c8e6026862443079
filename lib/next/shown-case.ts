import "server-only";
import { getTranslations } from "next-intl/server";
import type { Ctx } from "@/lib/access/actor";
import { caseOf, type CaseFinding } from "@/lib/finding/queries/case/case";
import { keptOf, type KeptAnswer } from "@/lib/finding/queries/case/forwarded";
import type { PastFinding } from "@/lib/finding/queries/case/past";
import { serialize, type Serialized } from "@/lib/serialized";

type Shown<Kept extends keyof CaseFinding> = Pick<CaseFinding, Kept>;
/** Another finding of the case in the person's language. */
export interface CaseLine extends Serialized<
  Shown<
    | "id"
    | "revision"
    | "detector"
    | "tier"
    | "state"
    | "outcome"
    | "reasonCode"
    | "names"
    | "relation"
    | "blind"
    | "same"
    | "held"
    | "holderName"
    | "assigneeName"
    | "rowCount"
    | "isGroup"
  >
> {
  readonly title: string;
  /** what was found, or what the rule asks where that may not be told yet */
  readonly sentence: string;
}

export interface ShownCase {
  readonly blind: boolean;
  readonly count: number;
  readonly others: readonly CaseLine[];
  readonly past: readonly (Serialized<PastFinding> & { readonly title: string })[];
  readonly kept: Serialized<KeptAnswer> | null;
}

export async function shownCase(ctx: Ctx, id: number): Promise<ShownCase> {
  const [view, t] = [await caseOf(ctx, id), await getTranslations("detectors")];
  const text = (code: string, part: string) => (t.has(`${code}.${part}`) ? t(`${code}.${part}`) : code);
  const others = serialize(view.others).map((other) => {
    const { id: at, revision, detector, tier, state, outcome, reasonCode, names, relation } = other;
    const { blind, same, held, holderName, assigneeName, rowCount, isGroup, sentence } = other;
    return {
      ...{ id: at, revision, detector, tier, state, outcome, reasonCode, names, relation },
      ...{ blind, same, held, holderName, assigneeName, rowCount, isGroup },
      title: text(detector, "title"),
      sentence:
        sentence !== null && t.has(`${detector}.finding`)
          ? t(`${detector}.finding`, { ...sentence })
          : text(detector, "question"),
    };
  });
  return {
    blind: view.blind,
    count: view.count,
    others,
    past: serialize(view.past).map((past) => ({ ...past, title: text(past.detector, "title") })),
    kept: view.blind ? null : serialize(await keptOf(id)),
  };
}
