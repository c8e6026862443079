"use client";

import { MultiSelect, NativeSelect, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonForm } from "@/components/run/rules/reason-form";
import { DateField } from "@/components/ui/date-field";
import { useAction } from "@/components/ui/use-action";
import type { SetCodeTableInput } from "@/lib/finding/model/code-table";
import type { Result } from "@/lib/result";
import { CODE_KINDS, type CodeTable } from "@/lib/roll/code-tables";
import { STAGES } from "@/lib/snapshot/model/input";
import { CodeLines } from "./code-lines";

export type SaveCodeTable = (input: SetCodeTableInput) => Promise<Result<unknown>>;

export const NEW_TABLE: CodeTable = {
  id: "",
  key: "",
  version: 0,
  kind: "tms",
  stages: [],
  source: "",
  from: "",
  to: null,
  codes: [],
};

interface CodeTableFormProps {
  readonly table: CodeTable;
  readonly save: SaveCodeTable;
  readonly onDone: () => void;
}

/** The next version of a table: its source, its rolls, its codes, and why. */
export function CodeTableForm({ table, save, onDone }: CodeTableFormProps) {
  const t = useTranslations("settings.codes");
  const [next, setNext] = useState(table);
  const { run, pending, failure } = useAction(save, t("saved"));
  const set = (part: Partial<CodeTable>) => setNext({ ...next, ...part });
  const isNew = table.version === 0;
  const submit = async (reason: string) => {
    const { key, version, kind, source, from, to, codes } = next;
    const stages = STAGES.filter((stage) => next.stages.includes(stage));
    if ((await run({ key, version, kind, stages, source, from, to, codes: [...codes], reason })) !== null)
      onDone();
  };
  return (
    <ReasonForm save={t("save")} pending={pending} failure={failure} onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t("form-lead")}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {isNew && (
            <>
              <TextInput
                label={t("key")}
                description={t("key-hint")}
                value={next.key}
                onChange={(event) => set({ key: event.currentTarget.value.toUpperCase() })}
                maxLength={30}
                required
                withAsterisk={false}
                error={failure?.fields?.["key"]}
              />
              <NativeSelect
                label={t("kind")}
                description={t("kind-hint")}
                value={next.kind}
                onChange={(event) =>
                  set({
                    kind: CODE_KINDS.find((kind) => kind === event.currentTarget.value) ?? "tms",
                    codes: [],
                  })
                }
                data={CODE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              />
            </>
          )}
          <TextInput
            label={t("source")}
            value={next.source}
            onChange={(event) => set({ source: event.currentTarget.value })}
            maxLength={200}
            required
            withAsterisk={false}
            error={failure?.fields?.["source"]}
          />
          <MultiSelect
            label={t("stages")}
            placeholder={next.stages.length === 0 ? t("all-stages") : ""}
            data={[...STAGES]}
            value={[...next.stages]}
            onChange={(stages) => set({ stages })}
          />
          <DateField
            label={t("from")}
            value={next.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
            required
            withAsterisk={false}
            error={failure?.fields?.["from"]}
          />
          <DateField
            label={t("to")}
            value={next.to ?? ""}
            onChange={(event) => set({ to: event.currentTarget.value || null })}
            error={failure?.fields?.["to"]}
          />
        </SimpleGrid>
        <CodeLines
          kind={next.kind}
          kept={table.codes}
          codes={next.codes}
          onChange={(codes) => set({ codes })}
        />
        {failure?.fields?.["codes"] !== undefined && (
          <Text size="sm" c="red" role="alert">
            {failure.fields["codes"]}
          </Text>
        )}
      </Stack>
    </ReasonForm>
  );
}
