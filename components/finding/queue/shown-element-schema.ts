import { z } from "zod";
import type { DateDifference, ElementComparison } from "@/lib/finding/model/comparison/records";
import { COMPARED_COLUMNS } from "@/lib/roll/columns";
import type { IdentityDifference } from "@/lib/roll/identity-number";
import type { Serialized } from "@/lib/serialized";
import type { ShapeOf } from "@/lib/shape-of";

const dateDifferenceSchema: z.ZodType<DateDifference> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["equal", "swap"]) }),
  z.object({ kind: z.literal("parts"), parts: z.array(z.enum(["day", "month", "year"])) }),
]);

const positionsSchema = z.array(z.int());
const identityDifferenceSchema: z.ZodType<IdentityDifference> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("equal") }),
  z.object({ kind: z.enum(["digit", "swap"]), position: z.int() }),
  z.object({ kind: z.enum(["masked", "several"]), positions: positionsSchema }),
]);

/** One element of several records, as the route of a finding answers it. */
export const elementSchema = z.object({
  element: z.enum(COMPARED_COLUMNS),
  agreement: z.enum(["equal", "differs", "partly-missing", "missing"]),
  identity: z.array(identityDifferenceSchema.nullable()).exactOptional(),
  date: z.array(dateDifferenceSchema.nullable()).exactOptional(),
} satisfies ShapeOf<Serialized<ElementComparison>>);
