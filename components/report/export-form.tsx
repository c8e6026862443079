"use client";

import { Button, Group, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PurposeFields } from "@/components/account/purpose-fields";
import { FailureNote } from "@/components/ui/failure-note";
import { useSaved } from "@/components/ui/use-saved";
import type { RunChoice } from "./new-report";

/**
 * Findings and decisions as a table file. Masked, a plain form: the browser saves what the server streams. With full
 * identities the page stays to ask who sits here.
 */
export function ExportForm({ runs }: { readonly runs: readonly RunChoice[] }) {
  const t = useTranslations("report");
  const [kind, setKind] = useState("");
  const { save, pending, failure } = useSaved();
  return (
    <form
      method="post"
      action="/api/ekspor"
      onSubmit={(event) => {
        if (kind === "") return;
        event.preventDefault();
        save(event.currentTarget);
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
        <PurposeFields kind={kind} onKind={setKind} optional />
        <Button type="submit" variant="default" loading={pending}>
          {t("download")}
        </Button>
      </Group>
      <FailureNote failure={failure} />
    </form>
  );
}
