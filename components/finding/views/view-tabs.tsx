"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";
import { patched } from "@/components/data-table/use-url-state";
import type { ViewName } from "@/lib/finding/model/queue/filter";
import { COUNT_BOUND, VIEWS } from "@/lib/finding/model/queue/filter";
import { Count } from "@/components/finding/queue/count";
import { useDeskCounts } from "@/components/finding/queue/desk-counts";

interface ViewTabsProps {
  readonly current: ViewName;
  readonly counts: Readonly<Record<ViewName, number>>;
  /** tabs that this role has a use for */
  readonly hidden: readonly ViewName[];
}

/**
 * The standing views as tabs, each with what is in it. A change of tab keeps the filters and closes the open
 * finding.
 */
export function ViewTabs({ current, counts, hidden }: ViewTabsProps) {
  const t = useTranslations("queue");
  const path = usePathname();
  const params = useSearchParams();
  const moved = useDeskCounts().views;
  // Beyond what is counted at all, one more or less is not known.
  const shown = (view: ViewName): number =>
    counts[view] > COUNT_BOUND ? counts[view] : Math.max(0, counts[view] + (moved[view] ?? 0));
  const tabs = VIEWS.filter((view) => !hidden.includes(view)).map((view) => ({
    href: `${path}?${patched(params, { tampilan: view, temuan: null, status: null }).toString()}`,
    label: (
      <>
        {t(`view.${view}`)} <Count value={shown(view)} />
      </>
    ),
    current: view === current,
  }));
  return <TabLinks label={t("views")} tabs={tabs} />;
}
