import { getFormatter, getTranslations } from "next-intl/server";
import type { Ctx } from "@/lib/access/actor";
import { widestDifference } from "@/lib/dashboard/model/disparity-words";
import { countedUntil } from "@/lib/oversight/queries/counted-until";
import { disparity } from "@/lib/oversight/queries/disparity";

/** So seldom that no multiple says it. */
const NEVER = 0.05;

/** The widest difference between groups in words; null while nobody is surely looked at more than others. */
export async function disparitySentence(ctx: Ctx, snapshotId: number): Promise<string | null> {
  const t = await getTranslations("dashboard.trust");
  const summary = await getTranslations("summary");
  const format = await getFormatter();
  const widest = widestDifference(
    await disparity(snapshotId, { snapshotId, before: countedUntil(ctx.actor) }),
  );
  if (widest === null) return null;
  const { by, group, ratio, groups } = widest;
  const name =
    by === "sex"
      ? summary(`sex.${group}`)
      : by === "kec"
        ? t("in-kecamatan", { name: group })
        : group === "80"
          ? summary("oldest")
          : summary("ages", { from: group, to: group === "17" ? 19 : Number(group) + 9 });
  if (ratio < NEVER) return t("disparity-never", { group: name, groups });
  return t(ratio >= 1 ? "disparity-more" : "disparity-less", {
    group: name,
    times: format.number(ratio >= 1 ? ratio : 1 / ratio, { maximumFractionDigits: 1 }),
    groups,
  });
}
