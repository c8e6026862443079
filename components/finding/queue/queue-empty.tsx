import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ViewName } from "@/lib/finding/model/queue/filter";
import type { Elsewhere } from "@/lib/finding/queries/queue/elsewhere";
import { Count } from "./count";

interface QueueEmptyProps {
  readonly view: ViewName;
  readonly filtered: boolean;
  /** tabs in which work lies */
  readonly elsewhere: readonly Elsewhere[];
}

/** Nothing here: because of the filters, because this tab is empty, or because all is done; and where work lies. */
export async function QueueEmpty({ view, filtered, elsewhere }: QueueEmptyProps) {
  const t = await getTranslations("queue.empty");
  const views = await getTranslations("queue.view");
  const which = filtered ? "filtered" : elsewhere.length > 0 ? "elsewhere" : view === "all" ? "all" : "done";
  return (
    <EmptyState
      title={t(`${which}.title`)}
      actions={
        <>
          {filtered && (
            <LinkButton href={`/antrean?tampilan=${view}`} variant="default">
              {t("clear")}
            </LinkButton>
          )}
          {elsewhere.map((tab) => (
            <LinkButton key={tab.view} href={`/antrean?tampilan=${tab.view}`} variant="default">
              {views(tab.view)} <Count value={tab.count} />
            </LinkButton>
          ))}
        </>
      }
    >
      {t(`${which}.text`)}
    </EmptyState>
  );
}
