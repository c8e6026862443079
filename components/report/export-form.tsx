"use client";

import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";
import type { RunChoice } from "./new-report";

interface ExportFormProps {
  readonly runs: readonly RunChoice[];
  /** passes once it is known who sits here */
  readonly fresh: (input: Record<string, never>) => Promise<Result<true>>;
}

/**
 * Findings and decisions as a table file. A plain form: the browser saves what the server streams. Before full
 * identities leave, it is asked who sits here.
 */
export function ExportForm({ runs, fresh }: ExportFormProps) {
  const t = useTranslations("report");
  const { run, pending, failure } = useAction(fresh);
  return (
    <form
      method="post"
      action="/api/ekspor"
      onSubmit={(event) => {
        const form = event.currentTarget;
        if (String(new FormData(form).get("purpose") ?? "").trim() === "") return;
        event.preventDefault();
        void run({}).then((known) => known !== null && form.submit());
      }}
    >
      <Group align="flex-end" gap="sm">
        <NativeSelect
          name="runId"
          label={t("of-run")}
          data={runs.map(({ id, label }) => ({ value: String(id), label }))}
          style={{ flex: "1 1 280px", maxWidth: 420 }}
        />
        <NativeSelect
          name="format"
          label={t("format")}
          data={[
            { value: "xlsx", label: "Excel (XLSX)" },
            { value: "csv", label: "CSV" },
            { value: "jsonl", label: "JSONL" },
          ]}
        />
        <TextInput
          name="purpose"
          label={t("purpose")}
          placeholder={t("purpose-empty")}
          minLength={5}
          maxLength={200}
          style={{ flex: "1 1 220px", maxWidth: 360 }}
        />
        <Button type="submit" variant="default" loading={pending}>
          {t("download")}
        </Button>
      </Group>
      <FailureNote failure={failure} />
    </form>
  );
}
