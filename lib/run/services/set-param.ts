import { audit } from "@/lib/db/audit";
import { storedJson } from "@/lib/db/stored-json";
import { inTx } from "@/lib/db/tx";
import { findDetectorByCode } from "@/lib/detectors/registry";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { type SetParamInput, setParamInputSchema } from "@/lib/run/model/input";
import { notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { storedSettings, withSettings } from "./settings";

/**
 * Changes a detector's parameter for all runs from now on, with a reason. Appended, never overwritten; runs
 * that are over keep the values they had.
 * @throws badInput `param-unknown` · `param-invalid`
 */
export async function setDetectorParam(ctx: Ctx, input: SetParamInput): Promise<void> {
  authorise(ctx.actor, "rule.set");
  const { code, param, value, reason } = parseInput(setParamInputSchema, input);
  const detector = findDetectorByCode(code);
  if (detector === undefined) throw notFound("detector-unknown", { code });
  await inTx(async (tx) => {
    const others = (await storedSettings(tx)).filter(
      (setting) => setting.code === code && setting.param !== param,
    );
    const checked = withSettings(detector, [...others, { code, param, value }]);
    await tx.detectorParam.create({
      data: { code, param, value: storedJson(checked[param]), reason, changedBy: ctx.actor.id },
    });
    await audit(tx, ctx, {
      action: "detector.set-param",
      entityType: "detector",
      entityId: code,
      data: { param, value: checked[param], reason },
    });
  });
}
