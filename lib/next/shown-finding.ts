import "server-only";
import { getTranslations } from "next-intl/server";
import type { Ctx } from "@/lib/access/actor";
import { serialize, type Serialized } from "@/lib/serialized";
import { getFinding, type FindingView } from "@/lib/finding/queries/opened/finding";

/**
 * The words of a finding in the person's language. The catalogue's texts stay on the server; these few go
 * along.
 */
export interface FindingTexts {
  readonly title: string;
  readonly question: string;
  readonly rule: string;
  /** the two answers to the question, where the rule has them: what accepting says, what rejecting says */
  readonly answers: { readonly accept: string; readonly reject: string } | null;
  /** the finding with its values; null before the first judgement of a comparison */
  readonly sentence: string | null;
  readonly innocent: readonly { readonly name: string; readonly looks: string; readonly tell: string }[];
  /** where to look, and what to see there; null of a rule that a later version no longer has */
  readonly check: { readonly look: string; readonly see: string } | null;
  readonly evidenceLabels: Readonly<Record<string, string>>;
  readonly paramLabels: Readonly<Record<string, string>>;
  /** titles of the weaker findings that are absorbed in, by code */
  readonly absorbed: Readonly<Record<string, string>>;
}

export interface ShownFinding {
  readonly view: Serialized<FindingView>;
  readonly texts: FindingTexts;
}

export async function shownFinding(ctx: Ctx, id: number): Promise<ShownFinding> {
  const view = await getFinding(ctx, id);
  return { view: serialize(view), texts: await textsOf(view) };
}

export async function textsOf(view: FindingView): Promise<FindingTexts> {
  const t = await getTranslations("detectors");
  const answers = await getTranslations("answers");
  const key = (part: string) => `${view.detector}.${part}`;
  const text = (part: string) => (t.has(key(part)) ? t(key(part)) : view.detector);
  const labels = (part: string, names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => (t.has(key(`${part}.${name}`)) ? [[name, t(key(`${part}.${name}`))]] : [])),
    );
  return {
    title: text("title"),
    question: text("question"),
    rule: text("rule"),
    answers: answers.has(view.detector)
      ? { accept: answers(`${view.detector}.accept`), reject: answers(`${view.detector}.reject`) }
      : null,
    sentence: await sentenceOf(view),
    innocent: view.innocent.map((name) => ({
      name,
      looks: text(`innocent.${name}.looks`),
      tell: text(`innocent.${name}.tell`),
    })),
    check: t.has(key("check.look")) ? { look: text("check.look"), see: text("check.see") } : null,
    evidenceLabels: labels("evidence", Object.keys(view.machine?.evidence ?? {})),
    paramLabels: labels("params", Object.keys(view.rule.params)),
    absorbed: Object.fromEntries(
      (view.machine?.absorbed ?? []).map(({ code }) => [
        code,
        t.has(`${code}.title`) ? t(`${code}.title`) : code,
      ]),
    ),
  };
}

async function sentenceOf(view: FindingView): Promise<string | null> {
  if (view.machine === null) return null;
  const [t, own, why] = [
    await getTranslations("detectors"),
    await getTranslations("finding"),
    await getTranslations("why"),
  ];
  if (view.isGroup) {
    const sentence = own("group-sentence", {
      title: t(`${view.detector}.title`),
      count: view.rowCount,
      place: view.place.desaName ?? view.place.kecName ?? view.place.areaCode,
    });
    const cause = `${view.detector}.causes.${String(view.machine.evidence.cause)}`;
    return t.has(cause) ? `${sentence} ${t(cause)}` : sentence;
  }
  // What an area detector found of a group cannot be said of one record of it.
  if (view.machine.sentence === null && view.splitFromId !== null) {
    return why("split-sentence", {
      title: t(`${view.detector}.title`),
      group: view.splitFromId,
      place: view.place.desaName ?? view.place.kecName ?? view.place.areaCode,
    });
  }
  if (view.machine.sentence === null || !t.has(`${view.detector}.finding`)) return null;
  return t(`${view.detector}.finding`, { ...view.machine.sentence });
}
