"use client";

import { Button, Stack, Text, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useState, useSyncExternalStore } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { LinkButton } from "@/components/ui/link-button";
import { PasswordField } from "@/components/ui/password-field";
import classes from "../form.module.css";
import { setPasswordByLink } from "./actions";

const secretOfAddress = () => window.location.hash.slice(1);
const never = () => () => undefined;

/** The secret comes with the address, or is typed from paper. */
export function LinkForm() {
  const t = useTranslations("auth.link");
  const secret = useSyncExternalStore(never, secretOfAddress, () => "");
  const [typed, setTyped] = useState<string | null>(null);
  const [answer, submit, pending] = useActionState(setPasswordByLink, null);
  if (answer?.kind === "set")
    return (
      <section className={classes.card}>
        <Title order={1}>{t(answer.waits ? "waits" : "set")}</Title>
        <Text>{t(answer.waits ? "waits-text" : "set-text")}</Text>
        <LinkButton href="/masuk">{t("sign-in")}</LinkButton>
      </section>
    );
  return (
    <form action={submit} className={classes.card}>
      <div>
        <Title order={1}>{t("title")}</Title>
        <Text c="dimmed">{t("lead")}</Text>
      </div>
      <Stack gap="sm">
        <TextInput
          name="token"
          label={t("secret")}
          description={t("secret-hint")}
          value={typed ?? secret}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          required
          withAsterisk={false}
        />
        <PasswordField name="password" label={t("password")} autoComplete="new-password" />
      </Stack>
      <FailureNote failure={answer} />
      <Button type="submit" loading={pending} fullWidth>
        {t("submit")}
      </Button>
    </form>
  );
}
