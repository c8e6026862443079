import { statedPurposeSchema, unmaskedPurposeSchema } from "@/lib/account/model/unmasked";
import { namesNobody } from "@/lib/mask-text";
import { z } from "zod";
import { ROLL_COLUMNS } from "@/lib/roll/columns";

/** Stages of the roll (tahapan), in the order of the law; DPB is the quarterly update between elections. */
export const STAGES = ["DPHP", "DPS", "DPSHP", "DPSHPA", "DPT", "DPTb", "DPK", "DPB"] as const;
export type Stage = (typeof STAGES)[number];

/** Kabupaten or kota, without dots. */
const kabupatenCodeSchema = z
  .string()
  .trim()
  .refine((text) => /^\d{4}$/.test(text), "region-code-form");
/** `YYYY-MM-DD`, a day that exists */
export const isoDateSchema = z
  .string()
  .trim()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text), "date-form");

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const countSchema = z.number().int().min(0).max(300_000_000);

/**
 * Totals as printed in the Berita Acara: voters (not struck off), of them L and P, and how many kecamatan,
 * desa and TPS they live in.
 */
export const controlTotalsSchema = z
  .object({
    rows: countSchema,
    male: countSchema,
    female: countSchema,
    kecamatan: countSchema,
    desa: countSchema,
    tps: countSchema,
  })
  .partial()
  .strict();
export type ControlTotals = z.infer<typeof controlTotalsSchema>;

export const columnSourceInputSchema = z.object({
  from: z.array(z.string().trim().min(1).max(300)).min(1).max(10),
  take: z.enum(["all", "place", "date", "rt", "rw", "part"]).default("all"),
});

/** Column of ours → labels of the file, or null for "not in this file". */
export const correctionsInputSchema = z.partialRecord(
  z.enum(ROLL_COLUMNS),
  columnSourceInputSchema.nullable(),
);
export type CorrectionsInput = z.infer<typeof correctionsInputSchema>;

/** By question: what somebody answered. Headings of a file may be answers. */
export const answersSchema = z.record(z.string().max(60), z.string().max(300));

const headerSignatureSchema = z.string().regex(/^[0-9a-f]{24}$/);

export const createSnapshotInputSchema = z.object({
  uploadIds: z.array(z.string().min(1).max(80)).min(1).max(2_000),
  regionCode: kabupatenCodeSchema,
  stage: z.enum(STAGES),
  period: z.string().trim().min(1).max(80).refine(namesNobody, "text-holds-identity"),
  referenceDate: isoDateSchema,
  /** most voters for one TPS: 300 in 2019 and 2024, 600 for Pilkada 2024 and the PDPB */
  tpsCap: z.number().int().min(1).max(10_000).default(600),
  baNumber: z.string().trim().max(120).refine(namesNobody, "text-holds-identity").optional(),
  decreeNumber: z.string().trim().max(120).refine(namesNobody, "text-holds-identity").optional(),
  controlTotals: controlTotalsSchema.default({}),
  previousId: z.int32().positive().optional(),
  /** the data that this corrected file replaces; they stay as they are */
  correctsId: z.int32().positive().optional(),
  /** by question, as `lib/ingest/notes.ts` names them */
  answers: answersSchema.default({}),
  /** by signature of the header */
  corrections: z.record(headerSignatureSchema, correctionsInputSchema).default({}),
});
export type CreateSnapshotInput = z.input<typeof createSnapshotInputSchema>;

export const previewInputSchema = createSnapshotInputSchema
  .pick({
    regionCode: true,
    stage: true,
    period: true,
    referenceDate: true,
    tpsCap: true,
    answers: true,
  })
  .extend({
    rows: z.number().int().min(0).max(1_000).default(10),
    /** Given: identities in full, on the trail. Absent: masked. */
    purpose: z.string().trim().min(10).max(500).refine(namesNobody, "text-holds-identity").optional(),
  });

export const previewUploadsInputSchema = createSnapshotInputSchema.pick({
  uploadIds: true,
  regionCode: true,
  referenceDate: true,
  tpsCap: true,
  corrections: true,
  answers: true,
});

export type PreviewUploadsInput = z.input<typeof previewUploadsInputSchema>;

export const previewIdInputSchema = z.object({ id: z.int32().positive() });
export const snapshotIdInputSchema = z.object({ id: z.int32().positive() });
export const removeSnapshotInputSchema = snapshotIdInputSchema.extend({
  reason: z.string().trim().min(10).max(500).refine(namesNobody, "text-holds-identity"),
});
export const saveMappingInputSchema = z.object({
  signature: headerSignatureSchema,
  corrections: correctionsInputSchema,
});
export const exportRejectsInputSchema = snapshotIdInputSchema.extend({
  /** Given: the raw text itself, for repair (a permission of its own, on the trail). Absent: masked. */
  purpose: unmaskedPurposeSchema.optional(),
  /** the same at the server's own command line */
  statedPurpose: statedPurposeSchema.optional(),
});
export const uploadIdInputSchema = z.object({ id: z.string().regex(/^[0-9a-f-]{16,64}$/) });
