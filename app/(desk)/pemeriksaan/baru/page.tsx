import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewRunForm } from "@/components/run/new-run-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { one, type PageProps } from "@/lib/next/page-props";
import { periodChoice } from "@/lib/next/period";
import { orPage, requirePage } from "@/lib/next/require-page";
import { runPlan } from "@/lib/next/run-plan";
import { planAction, startRunAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs"))("new") };
}

export default async function NewRunPage({ searchParams }: PageProps) {
  const { ctx } = await requirePage("run.start");
  const t = await getTranslations("runs");
  const { periods, current } = await periodChoice(ctx);
  const wanted = Number(one(await searchParams, "data"));
  const snapshot = periods.find(({ id }) => id === wanted) ?? current;
  const header = (
    <PageHeader
      title={t("new")}
      lead={t("new-lead")}
      breadcrumbs={[{ href: "/pemeriksaan", label: t("title") }]}
    />
  );
  if (snapshot === null) {
    return (
      <>
        {header}
        <EmptyState
          title={t("no-data")}
          actions={<LinkButton href="/data/unggah">{t("upload-first")}</LinkButton>}
        >
          {t("no-data-text")}
        </EmptyState>
      </>
    );
  }
  const baselineId =
    periods.find(
      (one) => one.regionCode === snapshot.regionCode && one.referenceDate < snapshot.referenceDate,
    )?.id ?? null;
  return (
    <>
      {header}
      <NewRunForm
        periods={periods}
        initial={{ snapshotId: snapshot.id, baselineId }}
        initialPlan={await orPage(runPlan(ctx, snapshot.id, baselineId))}
        plan={planAction}
        start={startRunAction}
      />
    </>
  );
}
