import { z } from "zod";

/** What stands at the head and the foot of an office's papers (kop surat dan tempat tanda tangan). */
export interface Letterhead {
  readonly name: string;
  readonly address: string;
  /** where papers are signed, e.g. Sragen */
  readonly place: string;
  /** PNG as base64, or null where the office has uploaded none */
  readonly emblem: string | null;
  readonly signers: readonly Signer[];
}

export const signerSchema = z.object({
  position: z.string().trim().min(1).max(80),
  name: z.string().trim().min(1).max(120),
});
export type Signer = z.infer<typeof signerSchema>;

/** Chairperson and four members, the secretary, one to spare. */
export const MAX_SIGNERS = 7;

/** Base64 of a picture of half a megabyte. */
const MAX_EMBLEM = 700_000;

export const letterheadSchema = z.strictObject({
  regionCode: z.string().regex(/^\d{4}$/),
  name: z.string().trim().min(3).max(160),
  address: z.string().trim().max(240),
  place: z.string().trim().min(1).max(80),
  signers: z.array(signerSchema).max(MAX_SIGNERS),
  /** base64 of a new picture; null takes it away; absent keeps it */
  emblem: z.base64().max(MAX_EMBLEM).nullable().optional(),
});
export type LetterheadInput = z.infer<typeof letterheadSchema>;
