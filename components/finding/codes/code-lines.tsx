"use client";

import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/ui/date-field";
import { knownCodes } from "@/lib/finding/model/code-table";
import type { CodeKind, CodeLine } from "@/lib/roll/code-tables";
import classes from "./codes.module.css";

interface CodeLinesProps {
  readonly kind: CodeKind;
  /** those of the version before: they can be ended, not taken away */
  readonly kept: readonly CodeLine[];
  readonly codes: readonly CodeLine[];
  readonly onChange: (codes: readonly CodeLine[]) => void;
}

/** The codes of a table, one a line: its words in both languages, and the day on which it ends. */
export function CodeLines({ kind, kept, codes, onChange }: CodeLinesProps) {
  const t = useTranslations("settings.codes");
  const known = knownCodes(kind);
  const free = known?.filter((code) => !codes.some((line) => line.code === code)) ?? null;
  const set = (at: number, part: Partial<CodeLine>) =>
    onChange(codes.map((line, index) => (index === at ? { ...line, ...part } : line)));
  const add = () => onChange([...codes, { code: free?.[0] ?? "", id: "", en: "", until: null }]);
  return (
    <Stack gap="xs">
      <Text fw={600}>{t("codes")}</Text>
      {codes.map((line, at) => (
        // A new line has no code yet, so its place is what it is known by.
        <fieldset key={at} className={classes.line} aria-label={t("line", { code: line.code || at + 1 })}>
          <CodeField
            line={line}
            isKept={kept.some(({ code }) => code === line.code)}
            choices={known === null ? null : [line.code, ...(free ?? [])]}
            onChange={(code) => set(at, { code })}
          />
          <TextInput
            label={t("word-id")}
            value={line.id}
            onChange={(event) => set(at, { id: event.currentTarget.value })}
            maxLength={80}
            required
            withAsterisk={false}
          />
          <TextInput
            label={t("word-en")}
            value={line.en}
            onChange={(event) => set(at, { en: event.currentTarget.value })}
            maxLength={80}
            required
            withAsterisk={false}
          />
          <DateField
            label={t("until")}
            value={line.until ?? ""}
            onChange={(event) => set(at, { until: event.currentTarget.value || null })}
          />
        </fieldset>
      ))}
      <Group gap="xs">
        <Button variant="default" size="compact-sm" onClick={add} disabled={free?.length === 0}>
          {t("add")}
        </Button>
        {codes.length > kept.length && (
          <Button variant="default" size="compact-sm" onClick={() => onChange(codes.slice(0, -1))}>
            {t("take-back")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface CodeFieldProps {
  readonly line: CodeLine;
  readonly isKept: boolean;
  /** null where any short code may be written */
  readonly choices: readonly string[] | null;
  readonly onChange: (code: string) => void;
}

function CodeField({ line, isKept, choices, onChange }: CodeFieldProps) {
  const t = useTranslations("settings.codes");
  if (isKept) return <TextInput label={t("code")} value={line.code} readOnly />;
  if (choices !== null)
    return (
      <NativeSelect
        label={t("code")}
        value={line.code}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[...choices]}
      />
    );
  return (
    <TextInput
      label={t("code")}
      value={line.code}
      onChange={(event) => onChange(event.currentTarget.value.toUpperCase())}
      maxLength={6}
      required
      withAsterisk={false}
    />
  );
}
