"use client";

import { Menu, MenuDropdown, MenuRadioGroup, MenuRadioItem, MenuTarget, UnstyledButton } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { LOCALE_COOKIE, LOCALES } from "@/lib/i18n/locales";
import classes from "./top-bar.module.css";

const YEAR = 365 * 24 * 60 * 60;
const NAMES = { id: "Bahasa Indonesia", en: "English" } as const;

export function LanguageSwitch() {
  const t = useTranslations("nav");
  const locale = useLocale();
  const router = useRouter();
  const choose = (value: string) => {
    document.cookie = `${LOCALE_COOKIE}=${value}; path=/; max-age=${YEAR}; samesite=lax`;
    router.refresh();
  };
  return (
    <Menu position="bottom-end">
      <MenuTarget>
        <UnstyledButton className={classes.period} aria-label={t("language")}>
          <span>{locale.toUpperCase()}</span>
        </UnstyledButton>
      </MenuTarget>
      <MenuDropdown>
        <MenuRadioGroup value={locale} onChange={choose}>
          {LOCALES.map((code) => (
            <MenuRadioItem key={code} value={code} lang={code}>
              {NAMES[code]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuDropdown>
    </Menu>
  );
}
