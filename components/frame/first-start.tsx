import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

/** Nothing imported yet: whoever may import is told how to begin, everybody else whom they wait for. */
export function FirstStart({ begins }: { readonly begins: boolean }) {
  const t = useTranslations("nav");
  return (
    <>
      <PageHeader title={t("summary")} />
      <EmptyState
        title={t("first-start.title")}
        actions={
          begins && (
            <>
              <LinkButton href="/data/unggah">{t("first-start.upload")}</LinkButton>
              <LinkButton href="/pengaturan/pengguna" variant="default">
                {t("first-start.users")}
              </LinkButton>
            </>
          )
        }
      >
        {t(begins ? "first-start.begin" : "first-start.others")}
      </EmptyState>
    </>
  );
}
