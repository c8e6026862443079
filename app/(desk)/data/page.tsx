import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeysetPager } from "@/components/data-table/keyset-pager";
import { PeriodTimeline } from "@/components/snapshot/period-timeline";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { one, type PageProps } from "@/lib/next/page-props";
import { requirePage } from "@/lib/next/require-page";
import { listSnapshots } from "@/lib/snapshot/queries/list";
import { regionNames } from "@/lib/snapshot/queries/region-names";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("data"))("title") };
}

export default async function DataPage({ searchParams }: PageProps) {
  const { ctx, actor } = await requirePage("snapshot.view");
  const t = await getTranslations("data");
  const before = Number(one(await searchParams, "sesudah"));
  const { snapshots, next } = await listSnapshots(ctx, { limit: 100, ...(before > 0 ? { before } : {}) });
  const regions = [...new Set(snapshots.map(({ regionCode }) => regionCode))];
  const names = await regionNames(regions);
  const upload = can(actor, "snapshot.import") && (
    <LinkButton href="/data/unggah">{t("upload.title")}</LinkButton>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={upload} />
      {snapshots.length === 0 && <EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      {regions.map((code) => (
        <Section key={code} title={t("region", { name: names.get(code) ?? code, code })}>
          <PeriodTimeline snapshots={snapshots.filter(({ regionCode }) => regionCode === code)} />
        </Section>
      ))}
      {(next !== null || before > 0) && <KeysetPager next={next === null ? null : String(next)} />}
    </>
  );
}
