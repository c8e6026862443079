import { getTranslations } from "next-intl/server";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { DateText } from "@/components/ui/date-text";
import type { CalendarEvent } from "@/lib/calendar/model/event";
import type { Result } from "@/lib/result";
import { WithdrawButton } from "./withdraw-button";

interface EventTableProps {
  readonly events: readonly CalendarEvent[];
  /** null for those who only read */
  readonly withdraw: ((input: { id: number }) => Promise<Result<unknown>>) | null;
}

/** What happened in the areas, newest first. */
export async function EventTable({ events, withdraw }: EventTableProps) {
  const t = await getTranslations("dashboard.calendar");
  if (events.length === 0) return <p>{t("no-events")}</p>;
  return (
    <FactTable
      label={t("events")}
      captioned={false}
      head={t("what")}
      columns={[t("kind"), t("area"), t("from"), t("to"), ...(withdraw === null ? [] : [t("action")])]}
      rows={events.map(({ id, title, kind, areaName, startsOn, endsOn }) => ({
        id: String(id),
        label: title,
        cells: [
          t(`kinds.${kind}`),
          areaName,
          <DateText key="from" value={startsOn} short />,
          <DateText key="to" value={endsOn} short />,
          ...(withdraw === null
            ? []
            : [<WithdrawButton key="withdraw" id={id} title={title} withdraw={withdraw} />]),
        ],
      }))}
    />
  );
}
