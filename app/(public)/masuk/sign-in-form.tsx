"use client";

import { Button, Stack, Text, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { PasswordField } from "@/components/ui/password-field";
import classes from "../form.module.css";
import { signIn } from "./actions";

/** Works before scripts have loaded: a plain form that posts. */
export function SignInForm({ next }: { readonly next: string }) {
  const t = useTranslations("auth");
  const [failure, submit, pending] = useActionState(signIn, null);
  return (
    <form action={submit} className={classes.card}>
      <div>
        <Title order={1}>{t("title")}</Title>
        <Text c="dimmed">{t("lead")}</Text>
      </div>
      <Stack gap="sm">
        <input type="hidden" name="next" value={next} />
        <TextInput
          name="username"
          label={t("username")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          autoFocus
          defaultValue={failure?.username ?? ""}
        />
        <PasswordField name="password" label={t("password")} autoComplete="current-password" />
      </Stack>
      <FailureNote failure={failure} />
      <Button type="submit" loading={pending} fullWidth>
        {t("submit")}
      </Button>
      <Text size="sm" c="dimmed">
        {t("help")}
      </Text>
    </form>
  );
}
