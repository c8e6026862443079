import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EventForm } from "@/components/dashboard/calendar/event-form";
import { EventTable } from "@/components/dashboard/calendar/event-table";
import { PlenoForm } from "@/components/dashboard/calendar/pleno-form";
import { PlenoHistory } from "@/components/dashboard/calendar/pleno-history";
import { FirstStart } from "@/components/frame/first-start";
import { DateText } from "@/components/ui/date-text";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/access/permissions";
import { calendarEvents } from "@/lib/calendar/queries/events";
import { plenoDate, plenoHistory } from "@/lib/calendar/queries/pleno";
import { areaChoices } from "@/lib/dashboard/queries/areas";
import { periodChoice } from "@/lib/next/period";
import { requirePage } from "@/lib/next/require-page";
import { addEventAction, setPlenoAction, withdrawEventAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard.links"))("calendar") };
}

/** When the office meets, and what happened in its areas. */
export default async function CalendarPage() {
  const { ctx, actor } = await requirePage("calendar.view");
  const { current } = await periodChoice(ctx);
  if (current === null) return <FirstStart begins={can(actor, "snapshot.import")} />;
  const [t, pleno, history, events] = [
    await getTranslations("dashboard.calendar"),
    await plenoDate(ctx, current),
    await plenoHistory(ctx),
    await calendarEvents(ctx, { regionCode: current.regionCode }),
  ];
  const manages = can(actor, "calendar.manage");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: "/ringkasan", label: t("back") }]}
      />
      <Section title={t("pleno", { period: `${current.stage} ${current.period}` })}>
        <p>{pleno === null ? t("no-pleno") : <DateText value={pleno} />}</p>
        {can(actor, "pleno.set") && <PlenoForm period={current} current={pleno} save={setPlenoAction} />}
        <PlenoHistory changes={history} />
      </Section>
      <Section title={t("events")} lead={t("events-lead")}>
        {manages && (
          <EventForm
            areas={await areaChoices(ctx, current.regionCode, current.regionName)}
            save={addEventAction}
          />
        )}
        <EventTable events={events} withdraw={manages ? withdrawEventAction : null} />
      </Section>
    </>
  );
}
