import { prisma } from "@/lib/db/prisma";
import type { Tx } from "@/lib/db/tx";
import { POLICY_CODE, POLICY_PARAMS, policyFields } from "@/lib/finding/model/policy-input";
import { DEFAULT_POLICY, type ReviewPolicy } from "@/lib/finding/model/policy";

/**
 * How strictly this office checks its checking: the newest stored value of each parameter over the defaults.
 */
export async function reviewPolicy(db: Tx = prisma()): Promise<ReviewPolicy> {
  const stored = await db.detectorParam.findMany({
    where: { code: POLICY_CODE },
    orderBy: { id: "desc" },
    distinct: ["param"],
    select: { param: true, value: true },
    take: POLICY_PARAMS.length * 2,
  });
  const values = new Map(stored.map((row) => [row.param, row.value]));
  const valid = POLICY_PARAMS.flatMap((param) => {
    const parsed = policyFields[param].safeParse(values.get(param));
    return parsed.success ? [[param, parsed.data] as const] : [];
  });
  return { ...DEFAULT_POLICY, ...Object.fromEntries(valid) };
}
