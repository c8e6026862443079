"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import classes from "./tab-links.module.css";

export interface TabLink {
  readonly href: string;
  readonly label: ReactNode;
  /** for tabs that differ only in the query, the page says which one is open */
  readonly current?: boolean;
}

/** Tabs that are addresses: a link each, so that back, reload and a new window work. */
export function TabLinks({ label, tabs }: { readonly label: string; readonly tabs: readonly TabLink[] }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className={classes.root}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          className={classes.tab}
          aria-current={(tab.current ?? path === tab.href) ? "page" : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
