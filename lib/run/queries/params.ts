import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import type { Detector } from "@/lib/detectors/kit/types";
import type { ParamInForce, ParamShape } from "@/lib/detectors/card";

export interface StoredParam {
  readonly code: string;
  readonly param: string;
  readonly value: unknown;
  readonly reason: string;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** The newest stored value of every parameter that anybody ever set (tens of rows). */
export async function readStoredParams(): Promise<StoredParam[]> {
  const rows = await prisma().detectorParam.findMany({
    distinct: ["code", "param"],
    orderBy: [{ code: "asc" }, { param: "asc" }, { id: "desc" }],
    select: { code: true, param: true, value: true, reason: true, changedBy: true, changedAt: true },
    take: 2_000,
  });
  const names = await userNames(rows.map(({ changedBy }) => changedBy));
  return rows.map((row) => ({ ...row, changedBy: names.get(row.changedBy) ?? row.changedBy }));
}

/**
 * A detector's parameters as they are in force. A stored value that this version no longer accepts does not
 * count.
 */
export function paramsInForce(detector: Detector, stored: readonly StoredParam[]): ParamInForce[] {
  const shapes = paramShapes(detector);
  const defaults = detector.params.parse({});
  return shapes.map((shape) => {
    const change = stored.find(({ code, param }) => code === detector.code && param === shape.name);
    const accepted =
      change !== undefined && detector.params.safeParse({ [shape.name]: change.value }).success;
    return {
      ...shape,
      default: defaults[shape.name],
      value: accepted ? change.value : defaults[shape.name],
      change: accepted ? { reason: change.reason, by: change.changedBy, at: change.changedAt } : null,
    };
  });
}

const propertySchema = z.looseObject({
  type: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.string()).optional(),
  items: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
});

/** What a form needs to know about each parameter, from its schema. */
export function paramShapes(detector: { readonly params: z.ZodType }): ParamShape[] {
  const schema = z.toJSONSchema(detector.params, { io: "input", unrepresentable: "any" });
  return Object.entries(schema.properties ?? {}).map(([name, value]) => {
    const { type, minimum, maximum, enum: options, items } = propertySchema.parse(value);
    const kind =
      type === "integer" || type === "number"
        ? type
        : type === "array"
          ? "list"
          : type === "boolean"
            ? "boolean"
            : "text";
    // JSON Schema writes the bounds of a safe integer where a detector gives none: they are no help to a
    // person.
    const bounded = (bound: number | undefined) =>
      bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? null : bound;
    return {
      name,
      kind,
      min: bounded(minimum),
      max: bounded(maximum),
      options: options ?? items?.enum ?? null,
    };
  });
}

/** Names of the people behind ids, e.g. of those who changed a parameter. */
export async function userNames(ids: readonly string[]): Promise<Map<string, string>> {
  const users = await prisma().user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
