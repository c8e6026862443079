import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { Role } from "@/lib/access/actor";

/** Nothing imported yet: the admin is told where to begin, everybody else whom they wait for. */
export function FirstStart({ role }: { readonly role: Role | "system" }) {
  const t = useTranslations("nav");
  const admin = role === "admin";
  return (
    <>
      <PageHeader title={t("summary")} />
      <EmptyState
        title={t("first-start.title")}
        actions={
          admin && (
            <>
              <LinkButton href="/data/unggah">{t("first-start.upload")}</LinkButton>
              <LinkButton href="/pengaturan/pengguna" variant="default">
                {t("first-start.users")}
              </LinkButton>
            </>
          )
        }
      >
        {t(admin ? "first-start.admin" : "first-start.others")}
      </EmptyState>
    </>
  );
}
