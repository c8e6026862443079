"use client";

import {
  ActionIcon,
  Menu,
  MenuDropdown,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTarget,
  useMantineColorScheme,
} from "@mantine/core";
import { IconBrightness } from "@tabler/icons-react";
import { SCHEMES } from "@/components/theme/schemes";
import { oneOf } from "@/lib/one-of";
import { useTranslations } from "next-intl";

export function ThemeSwitch() {
  const t = useTranslations("nav");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end">
      <MenuTarget>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("theme")}>
          <IconBrightness size={18} stroke={1.6} />
        </ActionIcon>
      </MenuTarget>
      <MenuDropdown>
        <MenuRadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(oneOf(SCHEMES, value) ?? "auto")}
        >
          {SCHEMES.map((scheme) => (
            <MenuRadioItem key={scheme} value={scheme}>
              {t(`theme-${scheme}`)}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuDropdown>
    </Menu>
  );
}
