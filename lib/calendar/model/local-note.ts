import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";
import { areaCodeSchema } from "./event";

/**
 * A way of buying or moving votes that staff know of: penduduk pindahan menjelang pemilihan · alamat milik satu
 * orang · KK atau KTP yang dipinjam · pengangkutan pemilih · lainnya.
 */
export const MODUS = [
  "moved-for-vote",
  "address-of-patron",
  "bought-card",
  "transport-of-voters",
  "other",
] as const;
export type Modus = (typeof MODUS)[number];

export const NOTE_SOURCES = ["field", "citizen-report", "press", "supervision-body", "court"] as const;

/** A note outlives no election: what nobody renews is forgotten. */
const MAX_DAYS = 366;

export const addNoteSchema = z
  .strictObject({
    modus: z.enum(MODUS),
    areaCode: areaCodeSchema,
    startsOn: z.iso.date(),
    expiresOn: z.iso.date(),
    source: z.enum(NOTE_SOURCES),
    description: z.string().trim().min(20).max(1000).refine(namesNobody, "text-holds-identity"),
    /** said by the person who writes it: no name, no number, no single family */
    aboutNobody: z.literal(true),
  })
  .refine(
    ({ startsOn, expiresOn }) => {
      const days = (Date.parse(expiresOn) - Date.parse(startsOn)) / 86_400_000;
      return days > 0 && days <= MAX_DAYS;
    },
    { path: ["expiresOn"], message: "note-too-long" },
  );
export type AddNoteInput = z.input<typeof addNoteSchema>;

/** Local knowledge (pengetahuan setempat) about an area; days are YYYY-MM-DD. */
export interface LocalNote {
  readonly id: number;
  readonly modus: Modus;
  readonly areaCode: string;
  readonly areaName: string;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly source: (typeof NOTE_SOURCES)[number];
  readonly description: string;
  readonly by: string;
  readonly mine: boolean;
}

/** Notes stand beside questions about mobilisation only. */
export const notesConcern = (detector: string): boolean => detector.startsWith("MOB-");
