import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExchangeTable } from "@/components/exchange/exchange-table";
import { StartForm } from "@/components/exchange/start-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { listExchanges } from "@/lib/exchange/queries/exchanges";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { startExchangeAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exchange"))("title") };
}

export default async function ExchangePage() {
  const { ctx, actor } = await requirePage("exchange.view");
  const t = await getTranslations("exchange");
  const list = await getTranslations("list");
  const exchanges = await listExchanges(ctx);
  const { periods, current } = await periodChoice(ctx);
  const mayMake = can(actor, "exchange.make");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: "/rujukan", label: list("title") }]}
      />
      <Section title={t("all")} lead={t("all-lead")}>
        {exchanges.length === 0 ? (
          <EmptyState title={t("none")}>{t("none-text")}</EmptyState>
        ) : (
          <ExchangeTable exchanges={exchanges} mayMake={mayMake} />
        )}
      </Section>
      {mayMake && current !== null && (
        <Section title={t("start.title")} lead={t("start.lead")}>
          <StartForm periods={periods} current={current} start={startExchangeAction} />
        </Section>
      )}
    </>
  );
}
