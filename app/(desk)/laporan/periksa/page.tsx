import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DropCheck } from "@/components/report/verify/drop-check";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/next/require-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verify"))("title") };
}

export default async function VerifyPage() {
  await requirePage("report.view");
  const t = await getTranslations("verify");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <DropCheck />
    </>
  );
}
