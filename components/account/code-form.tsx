"use client";

import { Button, Stack, Text, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import type { Failure } from "@/lib/result";

interface CodeFormProps {
  readonly title?: string;
  readonly lead: string;
  /** where to go on to */
  readonly next?: string;
  readonly send: (before: Failure | null, form: FormData) => Promise<Failure>;
}

/** Asks for a code of the second factor; works before scripts have loaded. */
export function CodeForm({ title, lead, next, send }: CodeFormProps) {
  const t = useTranslations("auth.factor");
  const [failure, submit, pending] = useActionState(send, null);
  return (
    <form action={submit}>
      <Stack gap="md">
        {title !== undefined && <Title order={1}>{title}</Title>}
        <Text c="dimmed">{lead}</Text>
        <input type="hidden" name="next" value={next ?? ""} />
        <TextInput
          name="code"
          label={t("code")}
          autoComplete="one-time-code"
          inputMode="text"
          maxLength={24}
          spellCheck={false}
          required
          withAsterisk={false}
          autoFocus={title !== undefined}
        />
        <FailureNote failure={failure} />
        <Button type="submit" loading={pending}>
          {t("send")}
        </Button>
      </Stack>
    </form>
  );
}
