import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";
import { CODE_KINDS, type CodeKind } from "@/lib/roll/code-tables";
import { CORRECTABLE_COLUMNS } from "@/lib/roll/columns";
import { isoDateSchema, STAGES } from "@/lib/snapshot/model/input";
import { FOLLOW_UP_RULES } from "./reasons";

const wordSchema = z.string().trim().min(1).max(80).refine(namesNobody, "text-holds-identity");

export const codeLinesSchema = z
  .array(
    z.strictObject({
      code: z.string().trim().min(1).max(30),
      id: wordSchema,
      en: wordSchema,
      until: isoDateSchema.nullable(),
    }),
  )
  .min(1)
  .max(60);

/** A table as somebody wants it to be from now on. */
export const setCodeTableInputSchema = z
  .strictObject({
    key: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z][A-Z0-9-]{2,29}$/, "code-table-key"),
    /** the version that was read; 0 = a new table */
    version: z.int().min(0),
    kind: z.enum(CODE_KINDS),
    stages: z.array(z.enum(STAGES)),
    source: z.string().trim().min(3).max(200).refine(namesNobody, "text-holds-identity"),
    from: isoDateSchema,
    to: isoDateSchema.nullable(),
    codes: codeLinesSchema,
    reason: z.string().trim().min(5).max(500).refine(namesNobody, "text-holds-identity"),
  })
  .superRefine(({ kind, from, to, codes }, context) => {
    if (to !== null && to < from)
      context.addIssue({ code: "custom", message: "code-table-days", path: ["to"] });
    if (new Set(codes.map(({ code }) => code)).size < codes.length)
      context.addIssue({ code: "custom", message: "code-table-twice", path: ["codes"] });
    const known = knownCodes(kind);
    const unknown = codes.some(({ code }) =>
      known === null ? !/^[A-Z0-9]{1,6}$/.test(code) : !known.includes(code),
    );
    if (unknown) context.addIssue({ code: "custom", message: "code-table-code", path: ["codes"] });
  });
export type SetCodeTableInput = z.input<typeof setCodeTableInputSchema>;

/**
 * Codes that the product acts by, of which a table chooses: a strike needs a paper and a second person, an element
 * has its own check. Null where a column may hold any short code.
 */
export function knownCodes(kind: CodeKind): readonly string[] | null {
  if (kind === "tms") return FOLLOW_UP_RULES.filter(({ strikes }) => strikes).map(({ code }) => code);
  return kind === "perbaikan" ? CORRECTABLE_COLUMNS : null;
}
