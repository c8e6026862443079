import type { useFormatter } from "next-intl";

/** A day of the year as detectors write it, MM-DD, in words: 05-12 is 12 May. Null for any other text. */
export function dayMonth(
  text: string,
  format: Pick<ReturnType<typeof useFormatter>, "dateTime">,
): string | null {
  const [, month, day] = /^(0[1-9]|1[0-2])-(\d\d)$/.exec(text) ?? [];
  // A leap year, so that 29 February has a place.
  return month === undefined || day === undefined
    ? null
    : format.dateTime(new Date(Date.UTC(2024, Number(month) - 1, Number(day))), {
        day: "numeric",
        month: "short",
        timeZone: "UTC",
      });
}
