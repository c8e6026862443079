"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { oneTimePassword } from "./one-time-password";

interface FirstPasswordFieldProps {
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly error?: string | undefined;
}

/** Shown in plain once, to be handed over; its owner must change it at the first sign-in. */
export function FirstPasswordField({ value, onChange, error }: FirstPasswordFieldProps) {
  const t = useTranslations("settings.users");
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <TextInput
        flex={1}
        label={t("first-password-label")}
        description={t("first-password-hint")}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        required
        withAsterisk={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        error={error}
      />
      <Button variant="default" mt={23} onClick={() => onChange(oneTimePassword())}>
        {t("make-password")}
      </Button>
    </Group>
  );
}
