import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListDesk } from "@/components/list/upload/list-desk";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("list.upload"))("title") };
}

export default async function ListUploadPage() {
  const { ctx } = await requirePage("list.import");
  const t = await getTranslations("list");
  const { periods, current } = await periodChoice(ctx);
  return (
    <>
      <PageHeader
        title={t("upload.title")}
        lead={t("upload.lead")}
        breadcrumbs={[{ href: "/rujukan", label: t("title") }]}
      />
      {current === null ? (
        <EmptyState
          title={t("upload.no-roll")}
          actions={<LinkButton href="/data/unggah">{t("upload.to-roll")}</LinkButton>}
        >
          {t("upload.no-roll-text")}
        </EmptyState>
      ) : (
        <ListDesk periods={periods} current={current} />
      )}
    </>
  );
}
