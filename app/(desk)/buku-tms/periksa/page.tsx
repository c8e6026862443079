import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CheckOneForm } from "@/components/register/check-one-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { checkOneAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("check.title") };
}

export default async function CheckOnePage() {
  const { ctx } = await requirePage("voter.check-one");
  const t = await getTranslations("register.check");
  const { current } = await periodChoice(ctx);
  if (current === null) return <EmptyState title={t("title")} />;
  return (
    <Section title={t("title")} lead={t("lead")}>
      <CheckOneForm
        snapshotId={current.id}
        period={`${current.stage} ${current.period}`}
        check={checkOneAction}
      />
    </Section>
  );
}
