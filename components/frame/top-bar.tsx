"use client";

import { ActionIcon, Box, Burger, Group, Kbd, Text, UnstyledButton } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Period } from "@/lib/snapshot/model/period";
import { AccountMenu, type Account } from "./account-menu";
import { LanguageSwitch } from "./language-switch";
import { Logo } from "./logo";
import { PeriodSwitch } from "./period-switch";
import { ThemeSwitch } from "./theme-switch";
import classes from "./top-bar.module.css";

export interface TopBarProps {
  readonly account: Account;
  readonly periods: readonly Period[];
  readonly currentPeriod: Period | null;
  readonly menuOpen: boolean;
  readonly onMenu: () => void;
}

export function TopBar({ account, periods, currentPeriod, menuOpen, onMenu }: TopBarProps) {
  const t = useTranslations("nav");
  return (
    <div className={classes.bar}>
      <Group gap="xs" wrap="nowrap" miw={0}>
        <Burger
          opened={menuOpen}
          onClick={onMenu}
          hiddenFrom="sm"
          size="sm"
          aria-label={t(menuOpen ? "close-menu" : "open-menu")}
        />
        <Logo />
        {currentPeriod !== null && (
          <Text className={classes.office} visibleFrom="md">
            {t("office", { name: currentPeriod.regionName, code: currentPeriod.regionCode })}
          </Text>
        )}
        <PeriodSwitch periods={periods} current={currentPeriod} />
      </Group>
      <Group gap={4} wrap="nowrap">
        <UnstyledButton className={classes.search} onClick={spotlight.open} visibleFrom="sm">
          <IconSearch size={16} stroke={1.6} aria-hidden />
          <span>{t("palette")}</span>
          <Kbd size="xs" aria-hidden>
            Ctrl K
          </Kbd>
        </UnstyledButton>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          onClick={spotlight.open}
          hiddenFrom="sm"
          aria-label={t("palette")}
        >
          <IconSearch size={18} stroke={1.6} />
        </ActionIcon>
        <Box visibleFrom="xs">
          <ThemeSwitch />
        </Box>
        <Box visibleFrom="xs">
          <LanguageSwitch />
        </Box>
        <AccountMenu account={account} />
      </Group>
    </div>
  );
}
