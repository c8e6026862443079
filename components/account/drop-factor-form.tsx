"use client";

import { Button, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { PasswordField } from "@/components/ui/password-field";
import type { Failure } from "@/lib/result";

interface DropFactorFormProps {
  readonly drop: (before: Failure | null, form: FormData) => Promise<Failure>;
}

/** Takes the second factor off, e.g. for a new telephone. */
export function DropFactorForm({ drop }: DropFactorFormProps) {
  const t = useTranslations("auth");
  const [failure, submit, pending] = useActionState(drop, null);
  return (
    <form action={submit}>
      <Stack gap="md">
        <PasswordField name="password" label={t("current")} autoComplete="current-password" />
        <FailureNote failure={failure} />
        <Button type="submit" variant="default" loading={pending}>
          {t("factor.drop")}
        </Button>
      </Stack>
    </form>
  );
}
