"use client";

import { Button, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { PasswordField } from "@/components/ui/password-field";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";
import { PASSWORD_MIN } from "@/lib/account/model/input";

interface ChangePasswordFormProps {
  readonly title?: string;
  readonly lead?: string;
  readonly username: string;
  readonly action: (input: { current: string; password: string }) => Promise<Result<void>>;
  readonly next?: string;
}

const EMPTY = { current: "", password: "", repeat: "" };

export function ChangePasswordForm({ title, lead, username, action, next }: ChangePasswordFormProps) {
  const t = useTranslations("auth");
  const { run, pending, failure } = useAction(action, t("changed"));
  const [values, setValues] = useState(EMPTY);
  const mismatch = values.repeat !== "" && values.repeat !== values.password;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (mismatch) return;
    const done = await run({ current: values.current, password: values.password });
    if (done === null) return;
    setValues(EMPTY);
    // A whole load: the router remembers that every page led here, and would go round in circles.
    if (next !== undefined) window.location.assign(next);
  };
  const field = (name: keyof typeof EMPTY) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md" maw={400}>
        {title !== undefined && (
          <div>
            <Title order={1}>{title}</Title>
            <Text c="dimmed">{lead}</Text>
          </div>
        )}
        <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
        <PasswordField label={t("current")} autoComplete="current-password" {...field("current")} />
        <PasswordField
          label={t("new")}
          description={t("new-hint", { min: PASSWORD_MIN })}
          autoComplete="new-password"
          minLength={PASSWORD_MIN}
          {...field("password")}
          error={failure?.fields?.["password"]}
        />
        <PasswordField
          label={t("repeat")}
          autoComplete="new-password"
          {...field("repeat")}
          error={mismatch ? t("repeat-mismatch") : undefined}
        />
        <FailureNote failure={failure} />
        <Button type="submit" loading={pending}>
          {t("change")}
        </Button>
      </Stack>
    </form>
  );
}
