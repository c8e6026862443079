import { createFormatter, createTranslator } from "use-intl/core";
import { measured } from "@/components/finding/evidence/measured";
import { paramText } from "@/components/detectors/param-value";
import type { Detector } from "@/lib/detectors/kit/types";
import { classedEvidence } from "@/lib/finding/model/comparison/classed-evidence";
import { maskEvidence } from "@/lib/finding/model/comparison/mask-evidence";
import { LOCALES, TIME_ZONE } from "@/lib/i18n/locales";
import { loadMessages, type Messages } from "@/lib/i18n/messages";

import { isTold } from "./words-of";

/** A word of the code and not of a reader: `dayMonthYear`, `full_pass`, `zero`; names of the roll are in capitals. */
const TOKEN = /\b(?:[a-z]+[A-Z]\w*|[a-z]+_\w+|undefined|null|NaN)\b/;

const readers = LOCALES.map((locale) => {
  const messages = loadMessages(locale);
  // Under the library's own type of messages, keys are any text.
  const config: Parameters<typeof createTranslator>[0] = { locale, messages, namespace: "finding" };
  const t = createTranslator(config);
  return { locale, messages, t, format: createFormatter({ locale, timeZone: TIME_ZONE }) };
});

type Words = Parameters<typeof measured>[1];

/**
 * What of a finding's evidence, or of the limits of its rule, would reach a reader as a word of the code: each
 * with its language and label.
 */
export function rawTokens(detector: Detector, evidence: Readonly<Record<string, unknown>>): string[] {
  return readers.flatMap(({ locale, messages, t, format }) => {
    const texts = (messages.detectors as Messages)[detector.code] as Messages;
    const labels = texts.evidence as Readonly<Record<string, string>>;
    const words = (messages.finding as Messages).words as Messages;
    const lines = [false, true].flatMap((revealed) =>
      measured(
        {
          evidence: maskEvidence(revealed ? evidence : classedEvidence(detector.code, evidence)) as Readonly<
            Record<string, unknown>
          >,
          labels,
          params: {},
        },
        t as Words,
        format,
      ),
    );
    const limits = Object.entries(detector.params.parse({}) as Record<string, unknown>).map(
      ([name, value]) => ({ label: name, text: paramText(name, value, format) }),
    );
    const untold = stringsIn(evidence, Object.keys(labels)).filter((word) => !isTold(words, word));
    return [
      ...[...lines, ...limits]
        .filter(({ text }) => TOKEN.test(text) || untold.some((word) => word.endsWith(`.${text}`)))
        .map(({ label, text }) => `${locale} ${label}: ${text}`),
    ];
  });
}

/** Words of the code among the values that have a label. */
const stringsIn = (evidence: Readonly<Record<string, unknown>>, names: readonly string[]): string[] =>
  names
    .flatMap((name) => [evidence[name]].flat().map((value) => [name, value] as const))
    .flatMap(([name, value]) =>
      typeof value === "string" && /^[a-z]\w*$/.test(value) ? [`${name}.${value}`] : [],
    );
