import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";

/**
 * What may explain a figure: perekaman KTP-el di sekolah · perubahan batas wilayah · penerbitan ulang KK massal ·
 * kedatangan DHS · hari libur (not a day of work) · lainnya.
 */
export const EVENT_KINDS = [
  "school-drive",
  "boundary-change",
  "card-reissue",
  "list-arrival",
  "holiday",
  "other",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const areaCodeSchema = z.string().regex(/^(\d{4}|\d{6}|\d{10})$/);

export const addEventSchema = z
  .strictObject({
    kind: z.enum(EVENT_KINDS),
    areaCode: areaCodeSchema,
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    title: z.string().trim().min(3).max(160).refine(namesNobody, "text-holds-identity"),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ["endsOn"], message: "ends-before-start" });
export type AddEventInput = z.input<typeof addEventSchema>;

export const withdrawSchema = z.strictObject({ id: z.int32().positive() });

/** An event of the calendar (kalender peristiwa) as the pages show it; days are YYYY-MM-DD. */
export interface CalendarEvent {
  readonly id: number;
  readonly kind: EventKind;
  readonly areaCode: string;
  readonly areaName: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly title: string;
}

/** Kinds of rules whose findings such an event can explain: newcomers, removals and changes all at once. */
const EXPLAINS: Readonly<Record<EventKind, readonly string[]>> = {
  "school-drive": ["UBH-06", "STA-11", "MOB-01"],
  "boundary-change": ["UBH-06", "UBH-07", "UBH-08", "UBH-10", "UBH-11", "MOB-03"],
  "card-reissue": ["UBH-08", "STA-12", "IDN-07", "MOB-03"],
  "list-arrival": ["UBH-06", "UBH-07", "UBH-08"],
  holiday: [],
  other: ["UBH-06", "UBH-07", "UBH-08", "STA-11", "STA-12", "MOB-01", "MOB-03"],
};

/** Can this event be why the rule asked? Said beside the finding as a possibility, and no more. */
export const mayExplain = (kind: EventKind, detector: string): boolean => EXPLAINS[kind].includes(detector);

/** Every rule that some event can explain: only of these the calendar is asked. */
export const EXPLAINABLE: ReadonlySet<string> = new Set(Object.values(EXPLAINS).flat());
