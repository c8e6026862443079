"use client";

import { AppShell, AppShellHeader, AppShellMain, AppShellNavbar } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { TourRoom, type TourSettings } from "@/components/frame/tour/tour-room";
import { OwnKeysProvider } from "@/components/ui/own-keys";
import { rememberFor } from "@/components/ui/person-memory";
import { ValidationWords } from "@/components/ui/validation-words";
import type { LongActionState } from "@/lib/long-action/model/long-action";
import type { OwnKeys } from "@/lib/account/model/keys";
import type { PageName } from "@/lib/access/pages";
import { CommandPalette } from "./command-palette";
import type { SearchDesk } from "./use-desk-search";
import { LongActions } from "./long-actions";
import { Navigation } from "./navigation";
import { TopBar, type TopBarProps } from "./top-bar";
import { useNavCollapsed } from "./use-nav-collapsed";

export interface FrameProps extends Omit<TopBarProps, "menuOpen" | "onMenu"> {
  readonly pages: readonly PageName[];
  readonly initiallyCollapsed: boolean;
  /** null for people who do not judge */
  readonly tour: TourSettings | null;
  readonly search: SearchDesk;
  /** code → title of the rules */
  readonly rules: Readonly<Record<string, string>>;
  /** the letters of the actions, as this person has them */
  readonly keys: OwnKeys;
  /** what the worker does for this person */
  readonly longActions: readonly LongActionState[];
  readonly children: ReactNode;
}

/**
 * Navigation, top bar and the room for a page. On a phone the navigation is a drawer that closes when a page
 * opens.
 */
export function Frame({
  pages,
  initiallyCollapsed,
  tour,
  keys,
  search,
  rules,
  longActions,
  children,
  ...bar
}: FrameProps) {
  const t = useTranslations("nav");
  const [menuOpen, menu] = useDisclosure(false);
  const [collapsed, toggleCollapsed] = useNavCollapsed(initiallyCollapsed);
  const path = usePathname();
  // Before anything below is drawn: what the page remembers is this person's own.
  useState(() => rememberFor(bar.account.username));
  const close = menu.close;
  useEffect(() => close(), [path, close]);
  const frame = (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: collapsed ? 60 : 208, breakpoint: "sm", collapsed: { mobile: !menuOpen } }}
      padding={{ base: "sm", sm: "lg" }}
      transitionDuration={0}
    >
      <a className="skip-link" href="#isi">
        {t("skip")}
      </a>
      <AppShellHeader>
        <TopBar {...bar} menuOpen={menuOpen} onMenu={menu.toggle} />
      </AppShellHeader>
      <AppShellNavbar aria-label={t("main")} p="xs">
        <Navigation pages={pages} collapsed={collapsed} onToggle={toggleCollapsed} />
      </AppShellNavbar>
      <AppShellMain id="isi" tabIndex={-1}>
        <LongActions initial={longActions} />
        {children}
      </AppShellMain>
      <ValidationWords />
      <CommandPalette pages={pages} periods={bar.periods} search={search} rules={rules} />
    </AppShell>
  );
  return (
    <OwnKeysProvider value={keys}>
      {tour === null ? frame : <TourRoom settings={tour}>{frame}</TourRoom>}
    </OwnKeysProvider>
  );
}
