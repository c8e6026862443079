"use client";

import {
  Menu,
  MenuDropdown,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTarget,
  ScrollAreaAutosize,
  UnstyledButton,
} from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Period } from "@/lib/snapshot/model/period";
import classes from "./top-bar.module.css";

const YEAR = 365 * 24 * 60 * 60;

interface PeriodSwitchProps {
  readonly periods: readonly Period[];
  readonly current: Period | null;
}

/** Which period the pages show. Remembered by the browser, so that every page and every reload agrees. */
export function PeriodSwitch({ periods, current }: PeriodSwitchProps) {
  const t = useTranslations("nav");
  const router = useRouter();
  if (current === null) return null;
  const choose = (id: string) => {
    document.cookie = `cermat.periode=${id}; path=/; max-age=${YEAR}; samesite=lax`;
    // A period in the address would be stronger than the one chosen here.
    const here = new URL(window.location.href);
    if (!here.searchParams.has("periode")) return router.refresh();
    here.searchParams.set("periode", id);
    router.push(`${here.pathname}${here.search}`);
  };
  return (
    <Menu position="bottom-start" width={300}>
      <MenuTarget>
        <UnstyledButton
          className={classes.period}
          aria-label={t("period-switch", { period: `${current.stage} ${current.period}` })}
        >
          <span>
            {current.stage} {current.period}
          </span>
          <IconSelector size={16} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </MenuTarget>
      <MenuDropdown>
        <MenuLabel>{t("period-label")}</MenuLabel>
        <ScrollAreaAutosize mah={360}>
          <MenuRadioGroup value={String(current.id)} onChange={choose}>
            {periods.map((period) => (
              <MenuRadioItem key={period.id} value={String(period.id)}>
                {period.stage} {period.period} · {period.regionName}
              </MenuRadioItem>
            ))}
          </MenuRadioGroup>
        </ScrollAreaAutosize>
      </MenuDropdown>
    </Menu>
  );
}
