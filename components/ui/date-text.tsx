import { useFormatter } from "next-intl";

interface DateTextProps {
  /** `YYYY-MM-DD`, or a moment as ISO text or Date */
  readonly value: string | Date | null | undefined;
  /** with the time of day and its zone, where it matters when something happened */
  readonly moment?: boolean;
  readonly short?: boolean;
}

/**
 * 27 November 2024. A calendar date has no time zone: it is read as UTC, so that no place on earth moves it
 * to another day.
 */
export function DateText({ value, moment = false, short = false }: DateTextProps) {
  const format = useFormatter();
  if (value === null || value === undefined || value === "") return <span aria-hidden>–</span>;
  const date = typeof value === "string" ? new Date(value) : value;
  const calendar = typeof value === "string" && value.length === 10;
  const text = format.dateTime(date, {
    day: "numeric",
    month: short || moment ? "short" : "long",
    year: "numeric",
    ...(calendar ? { timeZone: "UTC" } : {}),
    ...(moment ? { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } : {}),
  });
  return <time dateTime={typeof value === "string" ? value : date.toISOString()}>{text}</time>;
}
