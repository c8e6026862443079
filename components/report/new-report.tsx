"use client";

import { Button, Group, NativeSelect, Radio, Stack, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { PurposeFields } from "@/components/account/purpose-fields";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { PURPOSE_FIELDS, PURPOSE_KINDS, type UnmaskedPurpose } from "@/lib/account/model/unmasked";
import type { Result } from "@/lib/result";

export interface RunChoice {
  readonly id: number;
  readonly label: string;
}

interface ReportOrder {
  readonly runId: number;
  readonly final: boolean;
  readonly locale: "id" | "en";
  readonly number?: string;
  readonly purpose?: UnmaskedPurpose;
}

interface NewReportProps {
  readonly runs: readonly RunChoice[];
  readonly create: (input: ReportOrder) => Promise<Result<{ reportId: number }>>;
}

/** Orders a report: interim at any time, final only when every finding is decided. */
export function NewReport({ runs, create }: NewReportProps) {
  const t = useTranslations("report");
  const locale = useLocale() === "en" ? "en" : "id";
  const { run, pending, failure } = useAction(create, t("ordered"));
  const [runId, setRunId] = useState(String(runs[0]?.id ?? ""));
  const [kind, setKind] = useState("interim");
  const [number, setNumber] = useState("");
  const [purposeKind, setPurposeKind] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const purpose = purposeOf(new FormData(event.currentTarget));
        void run({
          runId: Number(runId),
          final: kind === "final",
          locale,
          ...(number.trim() === "" ? {} : { number: number.trim() }),
          ...(purpose === null ? {} : { purpose }),
        });
      }}
    >
      <Stack gap="sm" maw={640}>
        <NativeSelect
          label={t("of-run")}
          value={runId}
          onChange={(event) => setRunId(event.currentTarget.value)}
          data={runs.map(({ id, label }) => ({ value: String(id), label }))}
        />
        <Radio.Group label={t("kind-label")} value={kind} onChange={setKind}>
          <Stack gap={6} mt={4}>
            <Radio value="interim" label={t("kind.interim")} description={t("kind.interim-hint")} />
            <Radio value="final" label={t("kind.final")} description={t("kind.final-hint")} />
          </Stack>
        </Radio.Group>
        <TextInput
          label={t("number")}
          description={t("number-hint")}
          maxLength={80}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <PurposeFields kind={purposeKind} onKind={setPurposeKind} optional />
        <FailureNote failure={failure} />
        <Group>
          <Button type="submit" loading={pending}>
            {t("create")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What the two fields of a purpose say; null where identities stay masked. */
function purposeOf(form: FormData): UnmaskedPurpose | null {
  const kind = PURPOSE_KINDS.find((one) => one === form.get(PURPOSE_FIELDS.kind));
  return kind === undefined ? null : { kind, number: String(form.get(PURPOSE_FIELDS.number) ?? "").trim() };
}
