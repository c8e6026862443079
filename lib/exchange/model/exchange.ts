import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";

/**
 * What is compared (dasar): the number, or, for who was not found by it, name, full date of birth and sex
 * together.
 */
export const EXCHANGE_BASES = ["nik", "name-date"] as const;
export type ExchangeBasis = (typeof EXCHANGE_BASES)[number];

/**
 * `open`: our first file is made · `answered`: theirs was taken in and our second file is made · `done`: their
 * second file was taken in, the secret is gone · `expired`: the day passed before that, the secret is gone.
 */
export const EXCHANGE_STATUSES = ["open", "answered", "done", "expired"] as const;
export type ExchangeStatus = (typeof EXCHANGE_STATUSES)[number];

/** Letters and digits that nobody confuses on paper: 32 of them, five bits each. */
export const HALF_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/** Signs of the half of a key that each office makes: 125 bits. */
export const HALF_LENGTH = 25;

/** A half as it is compared: without the blanks and dashes between its groups. */
const bareHalf = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");
const halfSchema = z
  .string()
  .max(80)
  .transform(bareHalf)
  .refine(
    (half) => half.length === HALF_LENGTH && [...half].every((sign) => HALF_SIGNS.includes(sign)),
    "exchange-half",
  );

const idSchema = z.number().int().min(1).max(2_147_483_647);

export const startExchangeSchema = z
  .object({
    snapshotId: idSchema,
    /** kabupaten/kota or province of the other office, by its code */
    otherRegion: z
      .string()
      .trim()
      .regex(/^\d{2}(\d{2})?$/, "exchange-region"),
    basis: z.enum(EXCHANGE_BASES),
    purpose: z.string().trim().min(5).max(200).refine(namesNobody, "text-holds-identity"),
    /** the half that this office made, and that of the other one, each from paper */
    ownHalf: halfSchema,
    otherHalf: halfSchema,
  })
  .refine(({ ownHalf, otherHalf }) => ownHalf !== otherHalf, {
    path: ["otherHalf"],
    message: "exchange-same-half",
  });
export type StartExchange = z.input<typeof startExchangeSchema>;

/** An exchange as its page shows it; how much, never who. */
export const exchangeRowSchema = z.object({
  id: z.number(),
  snapshotId: z.number(),
  period: z.string(),
  regionCode: z.string(),
  otherRegion: z.string(),
  basis: z.enum(EXCHANGE_BASES),
  status: z.enum(EXCHANGE_STATUSES),
  entries: z.number(),
  otherEntries: z.number().nullable(),
  matches: z.number().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type ExchangeRow = z.infer<typeof exchangeRowSchema>;
