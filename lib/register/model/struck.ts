import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";

export const restoreSchema = z.strictObject({
  decision: z.int32().positive(),
  row: z.int32().positive(),
  reason: z.string().trim().min(10).max(500).refine(namesNobody, "text-holds-identity"),
  /** the paper that shows it, by kind and number */
  proof: z.string().trim().min(3).max(160).refine(namesNobody, "text-holds-identity"),
});
export type RestoreInput = z.infer<typeof restoreSchema>;

export const whySchema = z.strictObject({ decision: z.int32().positive(), row: z.int32().positive() });

/** A voter struck off by a final decision (buku TMS), with what stands behind it. */
export interface StruckVoter {
  readonly decision: number;
  readonly findingId: number;
  readonly row: number;
  readonly name: string;
  /** year of birth */
  readonly born: string | null;
  readonly kec: string;
  readonly desa: string;
  readonly tps: string;
  readonly regionCode: string;
  readonly period: string;
  readonly followUp: string;
  readonly paper: {
    readonly kind: string;
    readonly number: string | null;
    readonly date: string | null;
  } | null;
  readonly decidedBy: string;
  readonly signedBy: string | null;
  readonly finalAt: string;
  /** the roll on which the strike is first seen */
  readonly effective: string | null;
  readonly restored: { readonly at: string; readonly reason: string; readonly proof: string } | null;
}
