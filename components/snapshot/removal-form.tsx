"use client";

import { Button, Stack, Text, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";

interface RemovalFormProps<T> {
  readonly id: number;
  /** what goes and what stays */
  readonly text: string;
  readonly label: string;
  readonly remove: (input: { id: number; reason: string }) => Promise<Result<T>>;
  readonly onRemoved: (removed: T) => void;
}

/** Why the people of a roll or a list are removed: asked in the same words wherever it can be done. */
export function RemovalForm<T>({ id, text, label, remove, onRemoved }: RemovalFormProps<T>) {
  const t = useTranslations("data");
  const [reason, setReason] = useState("");
  const { run, pending, failure } = useAction(remove);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const removed = await run({ id, reason });
    if (removed !== null) onRemoved(removed);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{text}</Text>
        <Textarea
          label={t("remove-reason")}
          description={t("remove-reason-hint")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          minLength={10}
          required
          withAsterisk={false}
          error={failure?.fields?.["reason"]}
        />
        <FailureNote failure={failure} />
        <Button type="submit" variant="default" loading={pending}>
          {label}
        </Button>
      </Stack>
    </form>
  );
}
