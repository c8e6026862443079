import { getTranslations } from "next-intl/server";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { DateText } from "@/components/ui/date-text";
import type { PlenoChange } from "@/lib/calendar/queries/pleno";

/** Every date that was ever set, with its reason. */
export async function PlenoHistory({ changes }: { readonly changes: readonly PlenoChange[] }) {
  const t = await getTranslations("dashboard.calendar");
  return (
    <FactTable
      label={t("history")}
      head={t("period")}
      columns={[t("held-on"), t("reason"), t("by"), t("at")]}
      rows={changes.map(({ id, stage, period, heldOn, reason, by, at }) => ({
        id: String(id),
        label: `${stage} ${period}`,
        cells: [
          <DateText key="day" value={heldOn} short />,
          reason,
          by,
          <DateText key="at" value={at} moment />,
        ],
      }))}
    />
  );
}
