"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useByteText } from "@/components/ui/use-byte-text";
import classes from "./audit-table.module.css";

/** So many parts of a list are read; of a longer one the count says more. */
const READ = 6;
const HASH = /^[0-9a-f]{64}$/;
/** Of a hash, enough to tell it from another. */
const HASH_READ = 10;

interface DetailsProps {
  readonly data: Readonly<Record<string, unknown>> | null;
}

/**
 * What a row of the trail says besides, in the words of the page. Where something was shortened, the whole
 * opens in place, as it was written and hashed.
 */
export function Details({ data }: DetailsProps) {
  const t = useTranslations("audit");
  const { label, value } = useWords();
  const entries = Object.entries(data ?? {}).filter(
    ([, given]) => given !== null && given !== undefined && !isEmpty(given),
  );
  if (entries.length === 0) return null;
  const text = entries.map(([name, given]) => `${label(name)}: ${value(name, given)}`).join(" · ");
  if (!entries.some(([, given]) => isShortened(given))) return <span className={classes.data}>{text}</span>;
  return (
    <details className={classes.data}>
      <summary>{text}</summary>
      <pre className={classes.whole} tabIndex={0} role="region" aria-label={t("whole")}>
        {JSON.stringify(data, null, 1)}
      </pre>
    </details>
  );
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;
const isShortened = (value: unknown): boolean =>
  typeof value === "object" && value !== null
    ? Object.keys(value).length > READ || Object.values(value).some(isShortened)
    : typeof value === "string" && HASH.test(value);

function useWords(): {
  readonly label: (name: string) => string;
  readonly value: (name: string, value: unknown) => string;
} {
  const t = useTranslations();
  const format = useFormatter();
  const bytes = useByteText();
  const label = (name: string): string => (t.has(`audit.field.${name}`) ? t(`audit.field.${name}`) : name);
  const value = (name: string, given: unknown): string => {
    if (typeof given === "number") return name === "size" ? bytes(given) : format.number(given);
    if (typeof given === "boolean") return t(given ? "audit.yes" : "audit.no");
    if (typeof given === "object" && given !== null) {
      const parts = Object.entries(given);
      if (parts.length > READ) return t("audit.items", { count: parts.length });
      return parts
        .map(([key, one]) => (Array.isArray(given) ? value(name, one) : `${label(key)} ${value(key, one)}`))
        .join(", ");
    }
    const word = String(given);
    if (HASH.test(word)) return `${word.slice(0, HASH_READ)}…`;
    const path = WORDS[name]?.(word);
    return path !== undefined && t.has(path) ? t(path) : word;
  };
  return { label, value };
}

/** Codes that other pages have words for. */
const WORDS: Readonly<Record<string, (code: string) => string>> = {
  role: (code) => `roles.${code}`,
  from: (code) => `common.state.${code}`,
  to: (code) => `common.state.${code}`,
  outcome: (code) => `common.outcome.${code}`,
  reason: (code) => `reasons.${code}`,
  followUp: (code) => `reasons.${code}`,
  purposeKind: (code) => `unmasked.kind.${code}`,
};
