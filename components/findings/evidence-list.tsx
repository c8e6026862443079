"use client";

import { useFormatter, useTranslations } from "next-intl";
import { dayMonth } from "./day-month";
import classes from "./pane.module.css";

interface EvidenceListProps {
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, unknown>>;
  readonly paramLabels: Readonly<Record<string, string>>;
  readonly score: number | null;
}

/** Measured values, then the thresholds they were held against, then the machine's score: last and small. */
export function EvidenceList({ evidence, labels, params, paramLabels, score }: EvidenceListProps) {
  const t = useTranslations("finding");
  const format = useFormatter();
  // Kinds and levels are words of ours; names and dates pass as they are.
  const word = (text: string) => (/^\w+$/.test(text) && t.has(`words.${text}`) ? t(`words.${text}`) : text);
  const show = (value: unknown): string | null => {
    if (typeof value === "number" && value > 0 && value < LEAST_SHOWN) return `< ${format.number(LEAST_SHOWN, { maximumFractionDigits: 6 })}`;
    if (typeof value === "number") return format.number(value, value !== 0 && Math.abs(value) < 0.001 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 3 });
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "string" && value !== "") return dayMonth(value, format) ?? word(value);
    if (Array.isArray(value) && value.length > 0 && value.length <= 12 && value.every((item) => typeof item === "string" || typeof item === "number")) return value.map((item) => (typeof item === "string" ? word(item) : item)).join(", ");
    return null;
  };
  // Beside a share, what was expected of it is a share too: said in the words of the sentence above.
  const shares = typeof evidence.share === "number" ? SHARES : [];
  const showNamed = (name: string) => {
    const value = evidence[name];
    return typeof value === "number" && shares.includes(name) ? format.number(value, { style: "percent", maximumFractionDigits: 1 }) : show(value);
  };
  // A threshold that the evidence repeats is shown once, under the name that says what it limits.
  const repeated = (name: string) => name in paramLabels && evidence[name] === params[name];
  const measured = Object.entries(labels).flatMap(([name, label]) => (repeated(name) ? [] : pair(label, showNamed(name))));
  const thresholds = Object.entries(paramLabels).flatMap(([name, label]) => pair(label, show(params[name])));
  if (measured.length + thresholds.length === 0) return null;
  return (
    <dl className={classes.evidence}>
      {measured.map(({ label, text }) => (
        <Pair key={label} label={label} text={text} />
      ))}
      {thresholds.map(({ label, text }) => (
        <Pair key={`p ${label}`} label={t("threshold", { label })} text={text} />
      ))}
      {score !== null && <Pair label={t("score")} text={format.number(score, { maximumFractionDigits: 2 })} quiet />}
    </dl>
  );
}

/** Smaller chances mean no more to anybody. */
const LEAST_SHOWN = 0.000001;
const SHARES: readonly string[] = ["share", "expected", "low", "high"];

const pair = (label: string, text: string | null) => (text === null ? [] : [{ label, text }]);

function Pair({ label, text, quiet }: { readonly label: string; readonly text: string; readonly quiet?: boolean }) {
  return (
    <div data-quiet={quiet || undefined}>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}
