"use client";

import { Tooltip, UnstyledButton } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { PAGES, type PageName } from "@/lib/access/pages";
import { NAV_ICONS } from "./nav-icons";
import classes from "./navigation.module.css";

interface NavigationProps {
  readonly pages: readonly PageName[];
  readonly collapsed: boolean;
  readonly onToggle: () => void;
}

export function Navigation({ pages, collapsed, onToggle }: NavigationProps) {
  const t = useTranslations("nav");
  const path = usePathname();
  const Fold = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <div className={classes.root} data-collapsed={collapsed || undefined}>
      <ul className={classes.list}>
        {pages.map((page) => (
          <li key={page}>
            <NavigationLink page={page} label={t(page)} collapsed={collapsed} active={isActive(path, page)} />
          </li>
        ))}
      </ul>
      <UnstyledButton
        className={classes.fold}
        onClick={onToggle}
        aria-label={t(collapsed ? "expand" : "collapse")}
        visibleFrom="sm"
      >
        <Fold size={18} stroke={1.6} aria-hidden />
        {!collapsed && <span>{t("collapse")}</span>}
      </UnstyledButton>
    </div>
  );
}

interface NavigationLinkProps {
  readonly page: PageName;
  readonly label: string;
  readonly collapsed: boolean;
  readonly active: boolean;
}

function NavigationLink({ page, label, collapsed, active }: NavigationLinkProps) {
  const Icon = NAV_ICONS[page];
  return (
    <Tooltip label={label} position="right" disabled={!collapsed}>
      <Link href={PAGES[page].path} className={classes.link} aria-current={active ? "page" : undefined}>
        <Icon size={18} stroke={1.6} aria-hidden />
        <span className={classes.label}>{label}</span>
      </Link>
    </Tooltip>
  );
}

/** A finding belongs to the queue, though its address is its own. */
function isActive(path: string, page: PageName): boolean {
  const { path: root } = PAGES[page];
  return path === root || path.startsWith(`${root}/`) || (page === "queue" && path.startsWith("/temuan/"));
}
