import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeysetPager } from "@/components/data-table/keyset-pager";
import { RunTable } from "@/components/run/run-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { one, type PageProps } from "@/lib/next/page-props";
import { requirePage } from "@/lib/next/require-page";
import { listRuns } from "@/lib/run/queries/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs"))("title") };
}

export default async function RunsPage({ searchParams }: PageProps) {
  const { ctx, actor } = await requirePage("run.view");
  const t = await getTranslations("runs");
  const before = Number(one(await searchParams, "sesudah"));
  const { runs, next } = await listRuns(ctx, before > 0 ? { before } : {});
  const start = can(actor, "run.start") && <LinkButton href="/pemeriksaan/baru">{t("new")}</LinkButton>;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={start} />
      {runs.length === 0 ? (
        <EmptyState title={t("none")}>{t("none-text")}</EmptyState>
      ) : (
        <>
          <RunTable runs={runs} />
          <KeysetPager next={next === null ? null : String(next)} />
        </>
      )}
    </>
  );
}
