import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ViewName } from "@/lib/finding/model/queue/filter";

/** Nothing here: because of the filters, because this tab is empty, or because all is decided. */
export async function QueueEmpty({
  view,
  filtered,
}: {
  readonly view: ViewName;
  readonly filtered: boolean;
}) {
  const t = await getTranslations("queue.empty");
  const which = filtered ? "filtered" : view === "ready" || view === "all" ? view : "tab";
  return (
    <EmptyState
      title={t(`${which}.title`)}
      actions={
        filtered ? (
          <LinkButton href={`/antrean?tampilan=${view}`} variant="default">
            {t("clear")}
          </LinkButton>
        ) : undefined
      }
    >
      {t(`${which}.text`)}
    </EmptyState>
  );
}
