import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { can } from "@/lib/access/permissions";
import { requireUser } from "@/lib/next/require-page";

export default async function SettingsLayout({ children }: { readonly children: ReactNode }) {
  const { actor } = await requireUser();
  const t = await getTranslations("settings");
  const tabs = [
    { href: "/pengaturan/akun", label: t("tabs.account") },
    ...(can(actor, "account.manage") ? [{ href: "/pengaturan/pengguna", label: t("tabs.users") }] : []),
    ...(can(actor, "second.confirm") ? [{ href: "/pengaturan/menunggu", label: t("tabs.waiting") }] : []),
    ...(can(actor, "rule.set") ? [{ href: "/pengaturan/aturan", label: t("tabs.rules") }] : []),
    ...(can(actor, "office.set") ? [{ href: "/pengaturan/kantor", label: t("tabs.office") }] : []),
    ...(can(actor, "policy.set") ? [{ href: "/pengaturan/pencermatan", label: t("tabs.policy") }] : []),
    ...(can(actor, "code-table.set") ? [{ href: "/pengaturan/tabel-kode", label: t("tabs.codes") }] : []),
  ];
  return (
    <>
      <PageHeader title={t("title")} />
      {tabs.length > 1 && <TabLinks label={t("title")} tabs={tabs} />}
      {children}
    </>
  );
}
