"use client";

import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { RunChoice } from "./new-report";

/** Findings and decisions as a table file. A plain form: the browser saves what the server streams. */
export function ExportForm({ runs }: { readonly runs: readonly RunChoice[] }) {
  const t = useTranslations("report");
  return (
    <form method="post" action="/api/ekspor">
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
        <Button type="submit" variant="default">
          {t("download")}
        </Button>
      </Group>
    </form>
  );
}
