import type { Metadata } from "next";
import { Title } from "@mantine/core";
import { getTranslations } from "next-intl/server";
import { FirstStart } from "@/components/frame/first-start";
import { QueueFilters } from "@/components/finding/queue/queue-filters";
import { QueueEmpty } from "@/components/finding/queue/queue-empty";
import { ViewTabs } from "@/components/finding/views/view-tabs";
import { SavedViews } from "@/components/finding/views/saved-views";
import type { ViewActions } from "@/components/finding/views/view-form";
import { Workbench } from "@/components/finding/queue/workbench";
import { QuickNote } from "@/components/oversight/summary/quick-note";
import { WrongOnPage } from "@/components/oversight/summary/wrong-on-page";
import { Worksheets } from "@/components/finding/queue/worksheets";
import { EmptyState } from "@/components/ui/empty-state";
import { takeSearch } from "@/lib/account/services/search-rate";
import { DayTally } from "@/components/finding/queue/day-tally";
import classes from "@/components/finding/queue/workbench.module.css";
import { can } from "@/lib/access/permissions";
import { readQueueAddress } from "@/lib/finding/model/queue/url";
import { hiddenViews } from "@/lib/finding/model/queue/views";
import type { PageProps } from "@/lib/next/page-props";
import { detectorTitles } from "@/lib/next/detector-titles";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { findingCounts, viewCounts } from "@/lib/finding/queries/queue/counts";
import { filterAreas } from "@/lib/finding/queries/queue/filter-options";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { wrongAmong } from "@/lib/oversight/queries/calibration";
import { quickRun } from "@/lib/oversight/queries/quick-run";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { workElsewhere } from "@/lib/finding/queries/queue/elsewhere";
import { judgedToday } from "@/lib/finding/queries/queue/today";
import { savedViews } from "@/lib/finding/queries/queue/views";
import { worksheetPlaces } from "@/lib/finding/queries/work/worksheet-places";
import { deleteViewAction, renameViewAction, saveViewAction } from "./actions";
import { findingActions } from "./finding-actions";
import { LikeCases } from "./like-cases";

const viewActions: ViewActions = { save: saveViewAction, rename: renameViewAction, remove: deleteViewAction };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("queue") };
}

export default async function QueuePage({ searchParams }: PageProps) {
  const { ctx, actor } = await requirePage("queue.view");
  const t = await getTranslations("queue");
  const { current, periods } = await periodChoice(ctx);
  if (current === null) return <FirstStart begins={can(actor, "snapshot.import")} />;
  const address = readQueueAddress(await searchParams);
  if (address.filter.text !== undefined && !(await takeSearch(ctx)))
    return <EmptyState title={t("title")}>{(await getTranslations("errors"))("search-too-many")}</EmptyState>;
  const visits = address.view === "field-check" || address.own.desaKey !== undefined;
  const period = periods.find(({ id }) => id === address.own.snapshotId) ?? current;
  const [page, counts, areas, titles, quick, views, places, policy, today] = await Promise.all([
    findingPage(ctx, {
      filter: address.filter,
      sort: address.sort,
      ...(address.after === undefined ? {} : { after: address.after }),
    }),
    findingCounts(ctx, address.own),
    filterAreas(ctx, period.regionCode, address.own.kecKey),
    detectorTitles(),
    quickRun(ctx),
    savedViews(ctx).then((kept) => viewCounts(ctx, kept)),
    visits ? worksheetPlaces(ctx, period.id) : [],
    reviewPolicy(),
    judgedToday(ctx, period.regionCode),
  ]);
  const wrong = can(actor, "queue.see-error-rate")
    ? await wrongAmong(
        ctx,
        page.rows.map(({ id }) => id),
      )
    : null;
  const judges = can(actor, "finding.judge");
  const filtered = Object.keys(address.own).length > 0;
  const elsewhere =
    page.rows.length === 0 ? await workElsewhere(ctx, { view: address.view, own: address.own, counts }) : [];
  return (
    <Workbench
      lines={page.rows}
      next={page.next === null ? null : String(page.next)}
      summary={page.rows.length === 0 ? "" : t("page-summary", { count: page.rows.length })}
      titles={titles}
      actions={findingActions}
      judges={judges}
      snapshotId={address.own.snapshotId}
      bulkLimit={policy.bulkLimit}
      empty={<QueueEmpty view={address.view} filtered={filtered} elsewhere={elsewhere} />}
    >
      <div className={classes.head}>
        <Title order={1}>{t("title")}</Title>
        {judges && <DayTally done={today} left={counts.assigned > 0 ? counts.assigned : counts.ready} />}
      </div>
      {quick !== null && <QuickNote until={quick} />}
      {wrong !== null && <WrongOnPage measured={wrong} />}
      <ViewTabs current={address.view} counts={counts} hidden={hiddenViews(actor, counts, address.view)} />
      <div className={classes.choosing}>
        <SavedViews views={views} actions={viewActions} />
        <Worksheets snapshotId={period.id} places={places} desaKey={address.own.desaKey} />
      </div>
      <LikeCases ctx={ctx} view={address.view} lines={page.rows} titles={titles} limit={policy.bulkLimit} />
      <QueueFilters
        own={address.own}
        unsearched={address.unsearched}
        sort={address.sort}
        everything={address.view === "all" || address.view === "judged"}
        periods={periods.map(({ id, period: name }) => ({ code: String(id), name }))}
        detectors={Object.entries(titles).map(([code, name]) => ({ code, name }))}
        {...areas}
      />
    </Workbench>
  );
}
