import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FirstStart } from "@/components/frame/first-start";
import { PageHeader } from "@/components/ui/page-header";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("summary") };
}

export default async function SummaryPage() {
  const { ctx, actor } = await requirePage("summary");
  const t = await getTranslations("nav");
  const { current } = await periodChoice(ctx);
  if (current === null) return <FirstStart role={actor.role} />;
  return <PageHeader title={t("summary")} />;
}
