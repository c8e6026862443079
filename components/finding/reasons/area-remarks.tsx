"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "@/components/finding/pane/pane.module.css";
import { DateText } from "@/components/ui/date-text";
import type { CalendarEvent } from "@/lib/calendar/model/event";
import type { LocalNote } from "@/lib/calendar/model/local-note";

interface AreaRemarksProps {
  readonly events: readonly CalendarEvent[];
  readonly notes: readonly LocalNote[];
  /** of the finding */
  readonly id: number;
}

/** What the office knows of the area: events that may be why, and notes of staff. About nobody here. */
export function AreaRemarks({ events, notes, id }: AreaRemarksProps) {
  const t = useTranslations("dashboard");
  return (
    <>
      {events.length > 0 && (
        <section className={classes.section} aria-labelledby={`events-${id}`}>
          <Title order={3} id={`events-${id}`}>
            {t("explains.title")}
          </Title>
          <p>{t("explains.lead")}</p>
          <ul>
            {events.map(({ id: event, title, areaName, startsOn }) => (
              <li key={event}>
                <DateText value={startsOn} short />, {areaName}: {title}
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className={classes.section} aria-labelledby={`notes-${id}`}>
          <Title order={3} id={`notes-${id}`}>
            {t("knowledge.beside")}
          </Title>
          <p>{t("knowledge.beside-lead")}</p>
          <ul>
            {notes.map(({ id: note, modus, areaName, description, source }) => (
              <li key={note}>
                <strong>{t(`knowledge.modi.${modus}`)}</strong>, {areaName} (
                {t(`knowledge.sources.${source}`)}): {description}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
