import { getTranslations } from "next-intl/server";
import { StandalonePage } from "@/components/frame/standalone-page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default async function Forbidden() {
  const t = await getTranslations("common");
  return (
    <StandalonePage>
      <EmptyState
        order={1}
        title={t("forbidden.title")}
        actions={
          <LinkButton href="/ringkasan" variant="default">
            {t("to-summary")}
          </LinkButton>
        }
      >
        {t("forbidden.text")}
      </EmptyState>
    </StandalonePage>
  );
}
