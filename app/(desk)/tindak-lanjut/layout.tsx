import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";

export default async function FollowUpLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations("followup");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {children}
    </>
  );
}
