import { z } from "zod";
import { RELATIONS } from "@/lib/finding/model/case/asks";
import { FINDING_STATES, OUTCOMES, TIERS } from "@/lib/finding/model/state";
import type { CaseLine, ShownCase } from "@/lib/next/shown-case";
import type { ShapeOf } from "@/lib/shape-of";

const maybeTextSchema = z.string().nullable();
const outcomeSchema = z.enum(OUTCOMES).nullable();

const lineSchema = z.object({
  id: z.int(),
  revision: z.int(),
  detector: z.string(),
  tier: z.enum(TIERS),
  state: z.enum(FINDING_STATES),
  outcome: outcomeSchema,
  reasonCode: maybeTextSchema,
  names: z.string(),
  relation: z.enum(RELATIONS),
  blind: z.boolean(),
  same: z.boolean(),
  held: z.enum(["me", "other"]).nullable(),
  holderName: maybeTextSchema,
  assigneeName: maybeTextSchema,
  rowCount: z.int(),
  isGroup: z.boolean(),
  title: z.string(),
  sentence: z.string(),
} satisfies ShapeOf<CaseLine>);

const pastSchema = z.object({
  findingId: z.int(),
  detector: z.string(),
  period: z.string(),
  state: z.enum(FINDING_STATES),
  outcome: outcomeSchema,
  reasonCode: maybeTextSchema,
  decidedBy: maybeTextSchema,
  decidedAt: maybeTextSchema,
  note: maybeTextSchema,
  name: maybeTextSchema,
  all: z.int(),
  title: z.string(),
} satisfies ShapeOf<ShownCase["past"][number]>);

const caseSchema: z.ZodType<ShownCase> = z.object({
  blind: z.boolean(),
  count: z.int(),
  others: z.array(lineSchema),
  past: z.array(pastSchema),
  kept: z
    .object({
      earlierId: z.int(),
      period: z.string(),
      reasonCode: maybeTextSchema,
      by: z.string(),
      at: z.string(),
      columns: z.array(z.string()),
    })
    .nullable(),
});

/** @throws Error where the server cannot be reached or refuses */
export async function readCase(findingId: number): Promise<ShownCase> {
  const answer = await fetch(`/api/temuan/${findingId}/kasus`, { cache: "no-store" });
  if (!answer.ok) throw new Error(`case of finding ${findingId}: ${answer.status}`);
  return caseSchema.parse(await answer.json());
}
