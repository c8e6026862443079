"use client";

import { useFormatter, useTranslations } from "next-intl";
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
    if (typeof value === "number") return format.number(value, value !== 0 && Math.abs(value) < 0.001 ? { notation: "scientific", maximumSignificantDigits: 3 } : { maximumFractionDigits: 3 });
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "string" && value !== "") return word(value);
    if (Array.isArray(value) && value.length > 0 && value.length <= 12 && value.every((item) => typeof item === "string" || typeof item === "number")) return value.map((item) => (typeof item === "string" ? word(item) : item)).join(", ");
    return null;
  };
  const measured = Object.entries(labels).flatMap(([name, label]) => pair(label, show(evidence[name])));
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

const pair = (label: string, text: string | null) => (text === null ? [] : [{ label, text }]);

function Pair({ label, text, quiet }: { readonly label: string; readonly text: string; readonly quiet?: boolean }) {
  return (
    <div data-quiet={quiet || undefined}>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}
