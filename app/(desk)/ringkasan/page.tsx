import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FirstStart } from "@/components/frame/first-start";
import { LeftToDo } from "@/components/summary/left-to-do";
import { Trust } from "./trust";
import { WhereTable } from "@/components/summary/where-table";
import { DetectorTable } from "@/components/summary/detector-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { mayOpen } from "@/lib/domain/pages";
import { detectorTitles } from "@/lib/next/detector-titles";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { findingSummary } from "@/lib/queries/finding/summary";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("summary") };
}

/** Three questions in this order: how much is left, where, and can the work be trusted. */
export default async function SummaryPage() {
  const { ctx, actor } = await requirePage("summary");
  const { current } = await periodChoice(ctx);
  if (current === null) return <FirstStart role={actor.role} />;
  const [t, summary, titles] = [await getTranslations("summary"), await findingSummary(ctx, current.id), await detectorTitles()];
  const title = <PageHeader title={t("title")} lead={t("lead", { period: `${current.stage} ${current.period}`, region: current.regionName })} />;
  if (summary.all.total === 0) {
    return (
      <>
        {title}
        <EmptyState title={t("none")} actions={mayOpen(actor.role, "runs") ? <LinkButton href="/pemeriksaan">{t("to-runs")}</LinkButton> : undefined}>
          {t("none-text")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {title}
      <LeftToDo summary={summary} />
      <WhereTable rows={summary.byKec} />
      <DetectorTable rows={summary.byDetector} titles={titles} />
      {actor.role !== "verifikator" && <Trust snapshotId={current.id} titles={titles} />}
    </>
  );
}
