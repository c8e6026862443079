import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProofTable } from "@/components/followup/proof-table";
import { UnexplainedTable } from "@/components/followup/unexplained-table";
import { WaitingTable } from "@/components/followup/waiting-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { proofOf } from "@/lib/followup/queries/proof-page";
import { SHOWN_WAITING } from "@/lib/followup/queries/carried-out";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("followup"))("title") };
}

export default async function FollowUpPage() {
  const { ctx } = await requirePage("followup.view");
  const t = await getTranslations("followup");
  const { current } = await periodChoice(ctx);
  if (current === null) return <EmptyState title={t("none")}>{t("none-text")}</EmptyState>;
  const { byDesa, byPerson, waiting, unexplained } = await proofOf(ctx, current.id);
  return (
    <>
      <Section title={t("proof")} lead={t("proof-lead", { period: `${current.stage} ${current.period}` })}>
        {byDesa.length === 0 ? (
          <EmptyState title={t("no-decisions")}>{t("no-decisions-text")}</EmptyState>
        ) : (
          <ProofTable label={t("proof")} head={t("where")} rows={byDesa} />
        )}
      </Section>
      {byPerson.length > 0 && (
        <Section title={t("per-person")} lead={t("per-person-lead")}>
          <ProofTable label={t("per-person")} head={t("person")} rows={byPerson} />
        </Section>
      )}
      {waiting.length > 0 && (
        <Section
          title={t("waiting")}
          lead={t(waiting.length === SHOWN_WAITING ? "waiting-first" : "waiting-lead", { n: waiting.length })}
        >
          <WaitingTable rows={waiting} />
        </Section>
      )}
      <Section title={t("unexplained")} lead={t("unexplained-lead")}>
        {unexplained.length === 0 ? (
          <EmptyState title={t("no-unexplained")} />
        ) : (
          <UnexplainedTable rows={unexplained} />
        )}
      </Section>
    </>
  );
}
