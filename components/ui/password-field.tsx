"use client";

import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";

/** Every field of these forms is required, so none is marked; the eye says in words what it does. */
export function PasswordField(props: PasswordInputProps) {
  const t = useTranslations("auth");
  return (
    <PasswordInput
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ "aria-label": t("show-characters"), tabIndex: 0 }}
      {...props}
    />
  );
}
