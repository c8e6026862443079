import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InclusionForm } from "@/components/list/inclusion-form";
import { ListTable } from "@/components/list/list-table";
import { SourceLedger } from "@/components/list/source-ledger";
import { HousesForm } from "@/components/list/sample/houses-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { ledgerOf } from "@/lib/list/model/ledger";
import { readTallies } from "@/lib/list/queries/ledger";
import { listLists } from "@/lib/list/queries/lists";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("list"))("title") };
}

export default async function ListsPage() {
  const { ctx, actor } = await requirePage("list.view");
  const t = await getTranslations("list");
  const { current } = await periodChoice(ctx);
  const [lists, tallies] = await Promise.all([listLists(ctx), readTallies(ctx)]);
  const mayBring = can(actor, "list.import");
  const bring = (
    <>
      <LinkButton href="/rujukan/perpindahan">{t("moves.short")}</LinkButton>
      <LinkButton href="/rujukan/pertukaran">{t("exchange")}</LinkButton>
      {mayBring && <LinkButton href="/rujukan/unggah">{t("upload.title")}</LinkButton>}
    </>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={bring} />
      {lists.length === 0 ? (
        <EmptyState title={t("none")}>{t(mayBring ? "none-text" : "none-others")}</EmptyState>
      ) : (
        <>
          <Section title={t("lists")} lead={t("lists-lead")}>
            <ListTable lists={lists} tallies={tallies} />
          </Section>
          <Section title={t("ledger.title")} lead={t("ledger.lead")}>
            <SourceLedger rows={ledgerOf(tallies)} />
          </Section>
          {can(actor, "list.sample") && current !== null && (
            <Section title={t("people.draw-title")} lead={t("people.draw-lead")}>
              <HousesForm snapshotId={current.id} />
            </Section>
          )}
          {can(actor, "export.create-unmasked") && current !== null && (
            <Section title={t("inclusion.title")} lead={t("inclusion.lead")}>
              <InclusionForm snapshotId={current.id} />
            </Section>
          )}
        </>
      )}
    </>
  );
}
