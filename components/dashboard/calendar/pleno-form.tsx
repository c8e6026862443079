"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { DateField } from "@/components/ui/date-field";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { PlenoPeriod, SetPlenoInput } from "@/lib/calendar/model/pleno";
import type { Result } from "@/lib/result";

interface PlenoFormProps {
  readonly period: PlenoPeriod;
  readonly current: string | null;
  readonly save: (input: SetPlenoInput) => Promise<Result<unknown>>;
}

/** Another day of the meeting, and why. */
export function PlenoForm({ period, current, save }: PlenoFormProps) {
  const t = useTranslations("dashboard.calendar");
  const [heldOn, setHeldOn] = useState(current ?? "");
  const [reason, setReason] = useState("");
  const { run, pending, failure } = useAction(save, t("saved"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { regionCode, stage, period: name } = period;
    if ((await run({ regionCode, stage, period: name, heldOn, reason })) !== null) setReason("");
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group align="flex-end" gap="sm">
        <DateField
          label={t("held-on")}
          required
          withAsterisk={false}
          value={heldOn}
          onChange={(event) => setHeldOn(event.currentTarget.value)}
        />
        <TextInput
          label={t("reason")}
          required
          withAsterisk={false}
          minLength={5}
          maxLength={500}
          w={{ base: "100%", sm: 360 }}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" loading={pending}>
          {t("set")}
        </Button>
      </Group>
      <FailureNote failure={failure} />
    </form>
  );
}
