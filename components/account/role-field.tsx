"use client";

import { Radio, RadioGroup, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { oneOf } from "@/lib/one-of";
import { ROLES, type Role } from "@/lib/access/actor";

export function RoleField({
  value,
  onChange,
}: {
  readonly value: Role;
  readonly onChange: (role: Role) => void;
}) {
  const t = useTranslations("settings.users");
  const roles = useTranslations("roles");
  return (
    <RadioGroup label={t("role")} value={value} onChange={(next) => onChange(oneOf(ROLES, next) ?? value)}>
      <Stack gap={8} mt={6}>
        {ROLES.map((role) => (
          <Radio key={role} value={role} label={roles(role)} description={t(`does.${role}`)} />
        ))}
      </Stack>
    </RadioGroup>
  );
}
