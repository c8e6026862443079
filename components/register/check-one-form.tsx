"use client";

import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { CheckedName, CheckOneInput } from "@/lib/register/model/check-one";
import type { Result } from "@/lib/result";

interface CheckOneFormProps {
  readonly snapshotId: number;
  readonly period: string;
  readonly check: (input: CheckOneInput) => Promise<Result<CheckedName>>;
}

/** One name of one desa, with a purpose; the answer is masked. */
export function CheckOneForm({ snapshotId, period, check }: CheckOneFormProps) {
  const t = useTranslations("register.check");
  const { run, pending, failure } = useAction(check);
  const [answer, setAnswer] = useState<CheckedName | null>(null);
  const submit = async (form: HTMLFormElement) => {
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? "");
    setAnswer(await run({ snapshotId, name: text("name"), desa: text("desa"), purpose: text("purpose") }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <Stack gap="sm" maw={560}>
        <TextInput name="name" label={t("name")} required autoComplete="off" />
        <TextInput name="desa" label={t("desa")} required autoComplete="off" />
        <TextInput name="purpose" label={t("purpose")} minLength={10} required />
        <FailureNote failure={failure} />
        <Group>
          <Button type="submit" loading={pending}>
            {t("look")}
          </Button>
        </Group>
        <div aria-live="polite">
          {answer !== null && (
            <>
              {answer.found.length === 0 && <Text>{t("none", { period })}</Text>}
              {answer.found.map((one) => (
                <Text key={`${one.nik}${one.born}${one.tps}`}>
                  {t("found", { ...one, active: String(one.active) })}
                </Text>
              ))}
              {answer.more && <Text>{t("more")}</Text>}
              <Text c="dimmed">{t("left", { n: answer.left })}</Text>
            </>
          )}
        </div>
      </Stack>
    </form>
  );
}
