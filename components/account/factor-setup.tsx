"use client";

import { Button, Code, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { PasswordField } from "@/components/ui/password-field";
import { useAction } from "@/components/ui/use-action";
import type { SecondFactorStart } from "@/lib/account/model/second-factor";
import type { Failure, Result } from "@/lib/result";
import { CodePicture } from "./code-picture";
import { CodeForm } from "./code-form";

interface FactorSetupProps {
  readonly start: (input: { password: string }) => Promise<Result<SecondFactorStart>>;
  readonly confirm: (before: Failure | null, form: FormData) => Promise<Failure>;
}

/** Password, then the picture for the application and the recovery codes, then the first code. */
export function FactorSetup({ start, confirm }: FactorSetupProps) {
  const t = useTranslations("auth");
  const [password, setPassword] = useState("");
  const [made, setMade] = useState<SecondFactorStart | null>(null);
  const { run, pending, failure } = useAction(start);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMade(await run({ password }));
  };
  if (made !== null)
    return (
      <Stack gap="md">
        <FactorSecret made={made} />
        <CodeForm lead={t("factor.first-code")} send={confirm} />
      </Stack>
    );
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <PasswordField
          label={t("current")}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FailureNote failure={failure} />
        <Button type="submit" loading={pending}>
          {t("factor.start")}
        </Button>
      </Stack>
    </form>
  );
}

/** Shown once. */
function FactorSecret({ made }: { readonly made: SecondFactorStart }) {
  const t = useTranslations("auth.factor");
  return (
    <>
      <Text>{t("scan")}</Text>
      <CodePicture label={t("qr")} path={made.path} size={made.size} />
      <Text size="sm">
        {t("secret")} <Code>{made.secret.match(/.{1,4}/g)?.join(" ")}</Code>
      </Text>
      <div>
        <Title order={2} size="h4">
          {t("recovery")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("recovery-lead")}
        </Text>
      </div>
      <Code block>{made.codes.join("\n")}</Code>
    </>
  );
}
