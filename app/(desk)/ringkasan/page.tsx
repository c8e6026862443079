import { Skeleton } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DashboardLinks } from "@/components/dashboard/dashboard-links";
import { DashboardTop } from "@/components/dashboard/dashboard-top";
import classes from "@/components/dashboard/dashboard.module.css";
import { FinishSection } from "@/components/dashboard/progress/finish-section";
import { StuckList } from "@/components/dashboard/progress/stuck-list";
import { DesaMap } from "@/components/dashboard/map/desa-map";
import { Panel } from "@/components/dashboard/panel";
import { FirstStart } from "@/components/frame/first-start";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { can } from "@/lib/access/permissions";
import { holidays } from "@/lib/calendar/queries/events";
import { plenoDate } from "@/lib/calendar/queries/pleno";
import { readDashboardAddress } from "@/lib/dashboard/model/address";
import { burnUp } from "@/lib/dashboard/model/burn-up";
import { capacity, firstRules, MOST_PLANNED_DAYS } from "@/lib/dashboard/model/capacity";
import { desaMap } from "@/lib/dashboard/queries/map";
import { nextWork } from "@/lib/dashboard/queries/next-work";
import { openRules } from "@/lib/dashboard/queries/open-rules";
import { reviewersPace } from "@/lib/dashboard/queries/people";
import { progress } from "@/lib/dashboard/queries/progress";
import { stuckWork } from "@/lib/dashboard/queries/stuck";
import type { PageProps } from "@/lib/next/page-props";
import { periodOfAddress } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { officeToday } from "@/lib/regions/time-zone";
import { SmallHeat } from "./heat";
import { More } from "./more";
import { TrustPanel } from "./trust";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("summary") };
}

/**
 * Three questions on one screen, in this order: will it be done by the meeting, where is it, can it be trusted.
 * Below: all that stands behind them. Every mark leads to what it counts.
 */
export default async function SummaryPage({ searchParams }: PageProps) {
  const { ctx, actor } = await requirePage("summary.view");
  const address = readDashboardAddress(await searchParams);
  const { current, periods } = await periodOfAddress(ctx, address.periodId);
  if (current === null) return <FirstStart begins={can(actor, "snapshot.import")} />;
  const [t, pleno, free, done, next] = [
    await getTranslations("dashboard"),
    await plenoDate(ctx, current),
    await holidays(current.regionCode),
    await progress(ctx, current),
    await nextWork(ctx),
  ];
  const today = officeToday(current.regionCode);
  const burn = burnUp({ ...done, today, pleno, holidays: free });
  const top = (
    <>
      <DashboardTop
        period={current}
        pleno={pleno}
        workingDaysLeft={burn.workingDaysLeft}
        next={next}
        asPaper={done.total > 0 && can(actor, "report.view", current.regionCode)}
      />
      <DashboardLinks actor={actor} />
    </>
  );
  if (done.total === 0)
    return (
      <>
        {top}
        <EmptyState
          title={t("none")}
          actions={
            can(actor, "run.view") ? <LinkButton href="/pemeriksaan">{t("to-runs")}</LinkButton> : undefined
          }
        >
          {t("none-text")}
        </EmptyState>
        <More address={address} current={current} periods={periods} ctx={ctx} workingDaysLeft={null} />
      </>
    );
  const [map, stuck, people, rules] = await Promise.all([
    desaMap(ctx, current, address.rate),
    stuckWork(ctx, current),
    reviewersPace(ctx, current),
    openRules(ctx, current.id),
  ]);
  // Of one's own pace alone nobody can plan the work of all.
  const days = can(actor, "oversight.see-own") ? null : burn.workingDaysLeft;
  const able = days === null || days > MOST_PLANNED_DAYS ? null : capacity(people, days);
  const fileName = `${current.regionCode}-${current.period.replaceAll(/\W+/g, "-").toLowerCase()}`;
  return (
    <>
      {top}
      <div className={classes.screen}>
        <div className={classes.column}>
          <FinishSection
            periodId={current.id}
            burnUp={burn}
            pleno={pleno}
            controls={done.controls}
            capacity={able}
            first={able === null ? null : firstRules(rules, able.decisions)}
            setsPleno={can(actor, "pleno.set")}
            fileName={`${fileName}-laju`}
          />
          <StuckList stuck={stuck} today={today} periodId={current.id} />
          <SmallHeat ctx={ctx} period={current} />
        </div>
        <div className={classes.column}>
          <Panel title={t("map.title")}>
            {map.counted ? (
              <DesaMap map={map} rate={address.rate} period={current.id} fileName={`${fileName}-peta`} />
            ) : (
              <p className={classes.note}>{t("map.not-counted")}</p>
            )}
          </Panel>
          <Suspense fallback={<Skeleton h={180} role="status" aria-label={t("trust.reading")} />}>
            <TrustPanel ctx={ctx} period={current} />
          </Suspense>
        </div>
      </div>
      <More
        address={address}
        current={current}
        periods={periods}
        ctx={ctx}
        workingDaysLeft={burn.workingDaysLeft}
      />
    </>
  );
}
