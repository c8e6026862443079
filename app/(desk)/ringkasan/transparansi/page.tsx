import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NoteView } from "@/components/dashboard/transparency/note-view";
import { FirstStart } from "@/components/frame/first-start";
import { DownloadButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { can } from "@/lib/access/permissions";
import { NOTE_KINDS } from "@/lib/dashboard/model/transparency";
import { publicNote } from "@/lib/dashboard/queries/transparency";
import { DEFAULT_LOCALE, isLocale, LOCALES } from "@/lib/i18n/locales";
import { one, type PageProps } from "@/lib/next/page-props";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard.links"))("transparency") };
}

/** Two papers for the public, written from the rules that run: read here, taken along in either language. */
export default async function TransparencyPage({ searchParams }: PageProps) {
  const { ctx, actor } = await requirePage("transparency.view");
  const { current } = await periodChoice(ctx);
  if (current === null) return <FirstStart begins={can(actor, "snapshot.import")} />;
  const asked = one(await searchParams, "jenis");
  const kind = NOTE_KINDS.find((name) => name === asked) ?? NOTE_KINDS[0];
  const locale = await getLocale();
  const [t, note] = [
    await getTranslations("transparency"),
    await publicNote(ctx, current, kind, isLocale(locale) ? locale : DEFAULT_LOCALE),
  ];
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: "/ringkasan", label: t("back") }]}
        actions={LOCALES.map((language) => (
          <DownloadButton
            key={language}
            href={`/api/transparansi?jenis=${kind}&bahasa=${language}&data=${current.id}`}
          >
            {t(`download.${language}`)}
          </DownloadButton>
        ))}
      />
      <TabLinks
        label={t("title")}
        tabs={NOTE_KINDS.map((name) => ({
          href: `/ringkasan/transparansi?jenis=${name}`,
          label: t(`tab.${name}`),
          current: name === kind,
        }))}
      />
      <NoteView note={note} />
    </>
  );
}
