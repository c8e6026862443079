import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";
import type { FollowUp } from "@/lib/roll/follow-ups";

/** The paper (dasar) on which a voter is struck off, in the classes that offices name. */
export const PAPERS = [
  "AKTA-KEMATIAN",
  "SURAT-KEMATIAN",
  "KK",
  "KTP-EL",
  "SURAT-PINDAH",
  "KTA-SK",
  "PUTUSAN",
  "PERNYATAAN-KELUARGA",
  "HASIL-COKTAS",
  "MENYUSUL",
] as const;
export type Paper = (typeof PAPERS)[number];

/** Papers that bear a number of their own. That of a KTP-el or a KK is an identity, which no note may hold. */
const NUMBERED: ReadonlySet<Paper> = new Set([
  "AKTA-KEMATIAN",
  "SURAT-KEMATIAN",
  "SURAT-PINDAH",
  "KTA-SK",
  "PUTUSAN",
]);
export const isNumbered = (paper: Paper): boolean => NUMBERED.has(paper);

const PROOF: Readonly<Partial<Record<FollowUp, readonly Paper[]>>> = {
  "TMS-1": ["AKTA-KEMATIAN", "SURAT-KEMATIAN", "KK", "PERNYATAAN-KELUARGA"],
  "TMS-2": ["KTP-EL", "KK"],
  "TMS-3": ["KK", "KTP-EL"],
  "TMS-4": ["SURAT-PINDAH", "KK", "KTP-EL", "PERNYATAAN-KELUARGA"],
  "TMS-5": [],
  "TMS-6": ["KTA-SK", "KTP-EL", "KK"],
  "TMS-7": ["KTA-SK", "KTP-EL", "KK"],
  "TMS-8": ["KTP-EL", "KK"],
  WNA: ["KTP-EL", "KK", "PUTUSAN"],
  "HAK-PILIH-DICABUT": ["PUTUSAN"],
};

/**
 * The papers that can prove this strike, the strongest first; a field check can prove any, and any can follow
 * later.
 */
export const papersFor = (code: FollowUp): readonly Paper[] => [
  ...(PROOF[code] ?? []),
  "HASIL-COKTAS",
  "MENYUSUL",
];

const shape = {
  kind: z.enum(PAPERS),
  number: z
    .string()
    .trim()
    .toUpperCase()
    .min(2)
    .max(80)
    .refine(namesNobody, "text-holds-identity")
    .optional(),
  date: z.iso.date().optional(),
  /** an attachment of the finding that shows it */
  attachmentId: z.int32().positive().optional(),
};

export const paperNikSchema = z
  .string()
  .trim()
  .regex(/^\d{16}$/, { error: "paper-nik-form" });

const enough = (given: z.infer<z.ZodObject<typeof shape>>): boolean =>
  given.kind === "MENYUSUL" ||
  given.attachmentId !== undefined ||
  (given.date !== undefined && (!isNumbered(given.kind) || given.number !== undefined));

/**
 * The paper as a person names it. `nik` is the number that stands on it: compared and forgotten, never stored;
 * `override` says why a paper with another number is right all the same.
 */
export const paperSchema = z
  .strictObject({
    ...shape,
    nik: paperNikSchema.optional(),
    override: z.string().trim().min(10).max(500).refine(namesNobody, "text-holds-identity").optional(),
  })
  .refine(enough, { error: "paper-incomplete", path: ["number"] });
export type PaperInput = z.infer<typeof paperSchema>;

/** The paper as a judgement keeps it. */
export const storedPaperSchema = z.object({
  kind: z.enum(PAPERS),
  number: z.string().optional(),
  date: z.string().optional(),
  attachmentId: z.number().optional(),
  /** how the number on the paper stood to that of the voter; absent where nobody typed it */
  nik: z.enum(["same", "differs"]).optional(),
  override: z.string().optional(),
});
export type StoredPaper = z.infer<typeof storedPaperSchema>;
