"use client";

import { Group } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";
import { listQuery } from "@/lib/finding/model/queue/url";
import type { SavedView } from "@/lib/finding/queries/queue/views";
import { Count } from "@/components/finding/queue/count";
import { ViewForm, type ViewActions } from "./view-form";
import classes from "./saved-views.module.css";

interface SavedViewsProps {
  readonly views: readonly (SavedView & { readonly count: number })[];
  readonly actions: ViewActions;
}

/**
 * The person's own views and those that the office shares, as tabs with what is in them; the list that is
 * open can be kept as one.
 */
export function SavedViews({ views, actions }: SavedViewsProps) {
  const t = useTranslations("views");
  const path = usePathname();
  const here = listQuery(useSearchParams());
  const open = views.find((view) => view.query === here);
  const tabs = views.map((view) => ({
    href: `${path}?${view.query}`,
    label: (
      <>
        {view.shared && (
          <IconUsers size={14} className={classes.shared} role="img" aria-label={t("shared")} />
        )}
        {view.name} <Count value={view.count} />
      </>
    ),
    current: view === open,
  }));
  return (
    <Group className={classes.row} justify="space-between" align="flex-start" gap="xs">
      {tabs.length > 0 && <TabLinks label={t("title")} tabs={tabs} />}
      {open === undefined ? (
        <ViewForm key={here} query={here} actions={actions} />
      ) : (
        open.own && <ViewForm key={open.id} query={here} view={open} actions={actions} />
      )}
    </Group>
  );
}
