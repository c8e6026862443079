import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MoveSection } from "@/components/list/moves/move-section";
import { EmptyState } from "@/components/ui/empty-state";
import { DownloadButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { MOVE_WAYS } from "@/lib/list/model/moves";
import { moves } from "@/lib/list/queries/moves";
import { one, type PageProps } from "@/lib/next/page-props";
import { periodOfAddress } from "@/lib/next/period";
import { orPage, requirePage } from "@/lib/next/require-page";
import { regionNames } from "@/lib/snapshot/queries/region-names";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("list.moves"))("title") };
}

export default async function MovesPage({ searchParams }: PageProps) {
  const { ctx } = await requirePage("list.view");
  const t = await getTranslations("list");
  const chosen = Number(one(await searchParams, "data"));
  const { current } = await periodOfAddress(ctx, chosen > 0 ? chosen : null);
  const found = current === null ? [] : await orPage(moves(ctx, current.id));
  const names = await regionNames(found.flatMap(({ end }) => end ?? []));
  const locale = await getLocale();
  const file = (format: string) =>
    `/api/perpindahan?data=${current?.id ?? 0}&bentuk=${format}&bahasa=${locale}`;
  return (
    <>
      <PageHeader
        title={t("moves.title")}
        lead={t("moves.lead")}
        breadcrumbs={[{ href: "/rujukan", label: t("title") }]}
        actions={
          found.length > 0 && (
            <>
              <DownloadButton href={file("xlsx")}>{t("moves.xlsx")}</DownloadButton>
              <DownloadButton href={file("csv")}>{t("moves.csv")}</DownloadButton>
            </>
          )
        }
      />
      {current === null || found.length === 0 ? (
        <EmptyState title={t("moves.none")}>{t("moves.none-text")}</EmptyState>
      ) : (
        <>
          {MOVE_WAYS.map((way) => (
            <MoveSection key={way} moves={found} way={way} own={current.regionCode} names={names} />
          ))}
          <Text c="dimmed" size="sm">
            {t("moves.no-end-why")}
          </Text>
        </>
      )}
    </>
  );
}
