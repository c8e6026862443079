"use client";

import { Button, Stack, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactNode } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import type { useAction } from "@/components/ui/use-action";

interface ReasonFormProps {
  /** word of the button */
  readonly save: string;
  readonly pending: boolean;
  readonly failure: ReturnType<typeof useAction>["failure"];
  readonly onSubmit: (reason: string) => Promise<void>;
  /** the field of the new value */
  readonly children: ReactNode;
}

/** A change of what holds for everybody: its new value, and the reason that others will read. */
export function ReasonForm({ save, pending, failure, onSubmit, children }: ReasonFormProps) {
  const t = useTranslations("settings.rules");
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onSubmit(reason);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {children}
        <Textarea
          label={t("reason")}
          description={t("reason-hint")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          required
          withAsterisk={false}
          minLength={5}
          error={failure?.fields?.["reason"]}
        />
        <FailureNote failure={failure} />
        <Button type="submit" loading={pending}>
          {save}
        </Button>
      </Stack>
    </form>
  );
}
