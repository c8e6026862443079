import { Skeleton } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { FirstStart } from "@/components/frame/first-start";
import { LeftToDo } from "@/components/oversight/summary/left-to-do";
import { WhereTable } from "@/components/oversight/summary/where-table";
import { DetectorTable } from "@/components/oversight/summary/detector-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { detectorTitles } from "@/lib/next/detector-titles";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { findingSummary } from "@/lib/finding/queries/work/summary";
import { reviewTrust } from "@/lib/oversight/queries/trust";
import { DisparitySection } from "./disparity";
import { OfficeTrust, OwnTrust } from "./trust";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("summary") };
}

/** Three questions in this order: how much is left, where, and can the work be trusted. */
export default async function SummaryPage() {
  const { ctx, actor } = await requirePage("summary.view");
  const { current } = await periodChoice(ctx);
  if (current === null) return <FirstStart begins={can(actor, "snapshot.import")} />;
  const [t, summary, titles, trust] = [
    await getTranslations("summary"),
    await findingSummary(ctx, current.id),
    await detectorTitles(),
    await reviewTrust(ctx, current.id),
  ];
  const title = (
    <PageHeader
      title={t("title")}
      lead={t("lead", { period: `${current.stage} ${current.period}`, region: current.regionName })}
    />
  );
  if (summary.all.total === 0) {
    return (
      <>
        {title}
        <EmptyState
          title={t("none")}
          actions={
            can(actor, "run.view") ? <LinkButton href="/pemeriksaan">{t("to-runs")}</LinkButton> : undefined
          }
        >
          {t("none-text")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {title}
      <LeftToDo summary={summary} showControls={can(actor, "control.count")} />
      <WhereTable rows={summary.byKec} />
      <DetectorTable rows={summary.byDetector} titles={titles} />
      {can(actor, "oversight.see-own") ? (
        <OwnTrust trust={trust} titles={titles} />
      ) : (
        <OfficeTrust trust={trust} titles={titles} />
      )}
      {can(actor, "oversight.see-office") && (
        <Suspense fallback={<Skeleton h={240} mt="xl" role="status" aria-label={t("disparity-reading")} />}>
          <DisparitySection snapshotId={current.id} />
        </Suspense>
      )}
    </>
  );
}
