import { UNMASKED_PER_DAY } from "@/lib/account/model/unmasked";
import type { Tx } from "@/lib/db/tx";

/**
 * Records that one person may carry out in full on one day: what the office set last (`unmaskedPerDay` of the
 * policy of reviews), else the usual number.
 */
export async function unmaskedPerDay(tx: Tx): Promise<number> {
  const set = await tx.detectorParam.findFirst({
    where: { code: "REVIEW", param: "unmaskedPerDay" },
    orderBy: { id: "desc" },
    select: { value: true },
  });
  return typeof set?.value === "number" ? set.value : UNMASKED_PER_DAY;
}
