import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PracticeBench } from "@/components/oversight/practice/practice-bench";
import { PageHeader } from "@/components/ui/page-header";
import { one, type PageProps } from "@/lib/next/page-props";
import { practiceCards } from "@/lib/next/practice";
import { requirePage } from "@/lib/next/require-page";
import { practiceProgress } from "@/lib/oversight/queries/practice/progress";
import { answerPracticeAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("title") };
}

export default async function PracticePage({ searchParams }: PageProps) {
  const { ctx } = await requirePage("practice.answer");
  const t = await getTranslations("practice");
  const progress = await practiceProgress(ctx, Number(one(await searchParams, "putaran")) || undefined);
  return (
    <PracticeBench
      key={progress.round}
      round={progress.round}
      cards={await practiceCards(progress)}
      answer={answerPracticeAction}
    >
      <PageHeader title={t("title")} lead={t("lead")} />
    </PracticeBench>
  );
}
