import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { prisma } from "@/lib/db/prisma";
import type { ParamInForce } from "@/lib/detectors/card";
import { DEFAULT_POLICY } from "@/lib/finding/model/policy";
import { POLICY_CODE, POLICY_PARAMS, policyFields, type PolicyParam } from "@/lib/finding/model/policy-input";
import { paramShapes, userNames } from "@/lib/run/queries/params";
import { reviewPolicy } from "./policy";

/** One parameter of the review policy (aturan pencermatan) as it is in force. */
export type PolicyLine = ParamInForce & { readonly name: PolicyParam };

/** One change of the policy; `by` is the person's name. */
export interface PolicyChange {
  readonly id: number;
  readonly param: PolicyParam;
  readonly value: unknown;
  /** what held until then */
  readonly before: unknown;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export interface PolicyHistory {
  readonly lines: readonly PolicyLine[];
  /** newest first */
  readonly changes: readonly PolicyChange[];
}

const paramSchema = z.enum(POLICY_PARAMS);

/** More changes than an office makes in years. */
const MAX_CHANGES = 500;

/**
 * The review policy with its bounds and defaults, and every change of it with its reason.
 * @throws UserError forbidden to whoever may not change it
 */
export async function policyHistory(ctx: Ctx): Promise<PolicyHistory> {
  authorise(ctx.actor, "policy.set");
  const [policy, stored] = await Promise.all([
    reviewPolicy(),
    prisma().detectorParam.findMany({
      where: { code: POLICY_CODE },
      orderBy: { id: "desc" },
      select: { id: true, param: true, value: true, reason: true, changedBy: true, changedAt: true },
      take: MAX_CHANGES,
    }),
  ]);
  const names = await userNames(stored.map(({ changedBy }) => changedBy));
  // A parameter that an older version had and this one no longer knows is not shown.
  const rows = stored.flatMap((row) => {
    const param = paramSchema.safeParse(row.param);
    return param.success ? [{ ...row, param: param.data }] : [];
  });
  const changes = rows.map((row, at): PolicyChange => {
    const earlier = rows.slice(at + 1).find(({ param }) => param === row.param);
    return {
      id: row.id,
      param: row.param,
      value: row.value,
      before: earlier ? earlier.value : DEFAULT_POLICY[row.param],
      reason: row.reason,
      by: names.get(row.changedBy) ?? row.changedBy,
      at: row.changedAt,
    };
  });
  const lines = paramShapes({ params: z.object(policyFields) }).map((shape): PolicyLine => {
    const name = paramSchema.parse(shape.name);
    const change = changes.find(({ param }) => param === name);
    return {
      ...shape,
      name,
      value: policy[name],
      default: DEFAULT_POLICY[name],
      change: change ? { reason: change.reason, by: change.by, at: change.at } : null,
    };
  });
  return { lines, changes };
}
