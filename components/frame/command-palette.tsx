"use client";

import { useMantineColorScheme } from "@mantine/core";
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from "@mantine/spotlight";
import {
  IconBrightness,
  IconCalendar,
  IconChecklist,
  IconHash,
  IconMapPin,
  IconSearch,
  IconUser,
} from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PAGES, type PageName } from "@/lib/access/pages";
import type { Period } from "@/lib/snapshot/model/period";
import { useDeskSearch, type SearchDesk } from "./use-desk-search";
import { NAV_ICONS } from "./nav-icons";

const ICON = { size: 18, stroke: 1.6, "aria-hidden": true } as const;

interface CommandPaletteProps {
  readonly pages: readonly PageName[];
  readonly periods: readonly Period[];
  readonly search: SearchDesk;
  /** code → title of the rules */
  readonly rules: Readonly<Record<string, string>>;
}

/**
 * ⌘/Ctrl-K, also while somebody types: a page, a period, a rule by code or words, a finding by its number or by
 * its people, a desa.
 */
export function CommandPalette({ pages, periods, search, rules }: CommandPaletteProps) {
  const t = useTranslations("nav");
  const router = useRouter();
  const { setColorScheme } = useMantineColorScheme();
  const [query, setQuery] = useState("");
  const found = useDeskSearch(search, query);

  const go = (id: string, label: string, href: string, icon: React.ReactNode): SpotlightActionData => ({
    id,
    label,
    leftSection: icon,
    onClick: () => router.push(href),
  });
  const groups: SpotlightActionGroupData[] = [
    { group: t("palette-direct"), actions: directActions(query, t, go) },
    {
      group: t("palette-people"),
      // The palette looks for what is typed in what is shown; the server compared as names sound.
      actions: found.people.map(({ id, detector, names, place }) => ({
        ...go(`f${id}`, names, `/antrean?tampilan=all&temuan=${id}`, <IconUser {...ICON} />),
        description: [`#${id}`, detector, place].filter(Boolean).join(" · "),
        keywords: query,
      })),
    },
    {
      group: t("palette-desa"),
      actions: found.desa.map(({ code, kecKey, name }) => ({
        ...go(`d${code}`, name, `/antrean?tampilan=all&kec=${kecKey}&desa=${code}`, <IconMapPin {...ICON} />),
        keywords: query,
      })),
    },
    {
      group: t("palette-rules"),
      actions: Object.entries(rules)
        .filter(([code, title]) => matches(query, `${code} ${title}`))
        .slice(0, 6)
        .map(([code, title]) =>
          go(`r${code}`, `${code} ${title}`, `/katalog/${code}`, <IconChecklist {...ICON} />),
        ),
    },
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
    ({ group, actions }) => actions.length > 0 && (group !== t("palette-periods") || pages.includes("data")),
  );
  return (
    <Spotlight
      actions={shown}
      query={query}
      onQueryChange={setQuery}
      shortcut={["mod + K"]}
      tagsToIgnore={NO_TAGS}
      triggerOnContentEditable
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

/** In every field too. */
const NO_TAGS: string[] = [];

/** A rule is looked for from the second letter on: before that the list would be all of them. */
const matches = (query: string, text: string): boolean =>
  query.trim().length > 1 && text.toLowerCase().includes(query.trim().toLowerCase());

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
