"use client";

import { useMantineColorScheme } from "@mantine/core";
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from "@mantine/spotlight";
import { IconBrightness, IconCalendar, IconHash, IconSearch } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PAGES, type PageName } from "@/lib/access/pages";
import type { Period } from "@/lib/snapshot/model/period";
import { NAV_ICONS } from "./nav-icons";

const ICON = { size: 18, stroke: 1.6, "aria-hidden": true } as const;

interface CommandPaletteProps {
  readonly pages: readonly PageName[];
  readonly periods: readonly Period[];
}

/** ⌘/Ctrl-K: go to a page, a period, a detector's page by its code, a finding by its number. */
export function CommandPalette({ pages, periods }: CommandPaletteProps) {
  const t = useTranslations("nav");
  const router = useRouter();
  const { setColorScheme } = useMantineColorScheme();
  const [query, setQuery] = useState("");

  const go = (id: string, label: string, href: string, icon: React.ReactNode): SpotlightActionData => ({
    id,
    label,
    leftSection: icon,
    onClick: () => router.push(href),
  });
  const groups: SpotlightActionGroupData[] = [
    { group: t("palette-direct"), actions: directActions(query, t, go) },
    { group: t("palette-pages"), actions: pages.map((page) => pageAction(page, t(page), go)) },
    {
      group: t("palette-periods"),
      actions: periods
        .slice(0, 12)
        .map((period) =>
          go(
            `p${period.id}`,
            `${period.stage} ${period.period} · ${period.regionName}`,
            `/data/${period.id}`,
            <IconCalendar {...ICON} />,
          ),
        ),
    },
    {
      group: t("theme"),
      actions: (["light", "dark", "auto"] as const).map((scheme) => ({
        id: `t-${scheme}`,
        label: t(`theme-${scheme}`),
        leftSection: <IconBrightness {...ICON} />,
        onClick: () => setColorScheme(scheme),
      })),
    },
  ];
  const shown = groups.filter(
    ({ actions }) => actions.length > 0 && (actions !== groups[2]?.actions || pages.includes("data")),
  );
  return (
    <Spotlight
      actions={shown}
      query={query}
      onQueryChange={setQuery}
      shortcut={["mod + K"]}
      nothingFound={t("palette-nothing")}
      lockScroll={false}
      highlightQuery
      clearQueryOnClose
      searchProps={{
        leftSection: <IconSearch {...ICON} />,
        placeholder: t("palette-hint"),
        "aria-label": t("palette-hint"),
      }}
    />
  );
}

type Go = (id: string, label: string, href: string, icon: React.ReactNode) => SpotlightActionData;

function pageAction(page: PageName, label: string, go: Go): SpotlightActionData {
  const Icon = NAV_ICONS[page];
  return go(page, label, PAGES[page].path, <Icon {...ICON} />);
}

function directActions(
  query: string,
  t: (key: string, values?: Record<string, string>) => string,
  go: Go,
): SpotlightActionData[] {
  const number = /^#?(\d{1,9})$/.exec(query.trim())?.[1];
  const code = /^(brk|idn|gnd|kel|ubh|sta|mob)-?(\d{2})$/i.exec(query.trim());
  return [
    ...(number === undefined
      ? []
      : [
          {
            ...go("finding", t("open-finding", { number }), `/temuan/${number}`, <IconHash {...ICON} />),
            keywords: query,
          },
        ]),
    ...(code === null ? [] : [codeAction(`${code[1]}-${code[2]}`.toUpperCase(), query, t, go)]),
  ];
}

function codeAction(
  code: string,
  query: string,
  t: (key: string, values?: Record<string, string>) => string,
  go: Go,
): SpotlightActionData {
  return {
    ...go("detector", t("open-detector", { code }), `/katalog/${code}`, <IconHash {...ICON} />),
    keywords: query,
  };
}
