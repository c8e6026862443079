import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";

export default async function FollowUpLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations("followup");
  const tabs = [
    { href: "/tindak-lanjut", label: t("tabs.proof") },
    { href: "/tindak-lanjut/rekap", label: t("tabs.recap") },
  ];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <TabLinks label={t("title")} tabs={tabs} />
      {children}
    </>
  );
}
