"use client";

import {
  Avatar,
  Menu,
  MenuDivider,
  MenuDropdown,
  MenuItem,
  MenuLabel,
  MenuTarget,
  Text,
  UnstyledButton,
} from "@mantine/core";
import { IconLogout, IconRoute, IconUser } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTour } from "@/components/frame/tour/tour-context";
import { rememberFor } from "@/components/ui/person-memory";
import type { Actor } from "@/lib/access/actor";

export interface Account {
  readonly name: string;
  readonly username: string;
  readonly role: Actor["role"];
  /** a server action, given from above: this folder knows no routes' code */
  readonly signOut: () => Promise<void>;
}

/** A whole new page: drafts, lists and revealed identities of this one are gone with it. */
function leave(): void {
  rememberFor(null);
  window.location.replace("/masuk");
}

export function AccountMenu({ account }: { readonly account: Account }) {
  const t = useTranslations("nav");
  const role = useTranslations("roles")(account.role);
  const showTour = useTour();
  return (
    <Menu position="bottom-end" width={240}>
      <MenuTarget>
        <UnstyledButton aria-label={t("account", { name: account.name })} p={4}>
          <Avatar
            size={32}
            radius="xl"
            color="gray"
            variant="filled"
            name={account.name}
            allowedInitialsColors={["gray"]}
          />
        </UnstyledButton>
      </MenuTarget>
      <MenuDropdown>
        <MenuLabel>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {account.name}
          </Text>
          {account.username} · {role}
        </MenuLabel>
        <MenuDivider />
        <MenuItem
          component={Link}
          href="/pengaturan/akun"
          leftSection={<IconUser size={16} stroke={1.6} aria-hidden />}
        >
          {t("my-account")}
        </MenuItem>
        {showTour !== null && (
          <MenuItem onClick={showTour} leftSection={<IconRoute size={16} stroke={1.6} aria-hidden />}>
            {t("tour")}
          </MenuItem>
        )}
        <MenuItem
          onClick={() => void account.signOut().then(leave)}
          leftSection={<IconLogout size={16} stroke={1.6} aria-hidden />}
        >
          {t("sign-out")}
        </MenuItem>
      </MenuDropdown>
    </Menu>
  );
}
