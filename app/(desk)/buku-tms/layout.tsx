import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { can } from "@/lib/access/permissions";
import { requireUser } from "@/lib/next/require-page";

export default async function RegisterLayout({ children }: { readonly children: ReactNode }) {
  const { actor } = await requireUser();
  const t = await getTranslations("register");
  const tabs = [
    { href: "/buku-tms", label: t("tabs.struck") },
    ...(can(actor, "letter.view") ? [{ href: "/buku-tms/surat", label: t("tabs.letters") }] : []),
    ...(can(actor, "voter.check-one") ? [{ href: "/buku-tms/periksa", label: t("tabs.check") }] : []),
  ];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {tabs.length > 1 && <TabLinks label={t("title")} tabs={tabs} />}
      {children}
    </>
  );
}
