import { getFormatter, getTranslations } from "next-intl/server";
import { QuickNote } from "@/components/oversight/summary/quick-note";
import { Panel } from "@/components/dashboard/panel";
import classes from "@/components/dashboard/dashboard.module.css";
import { TrustList } from "@/components/dashboard/trust/trust-list";
import type { Ctx } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import { widestDifference } from "@/lib/dashboard/model/disparity-words";
import { measured, pooled, FEWEST_FOR_SHARE } from "@/lib/dashboard/model/measured";
import { trustOf } from "@/lib/dashboard/queries/trends";
import { disparity } from "@/lib/oversight/queries/disparity";
import { reviewTrust } from "@/lib/oversight/queries/trust";
import type { Period } from "@/lib/snapshot/model/period";

interface TrustPanelProps {
  readonly ctx: Ctx;
  readonly period: Period;
}

/** Can the work be trusted: of the office for those who watch it, of oneself for whoever judges. */
export async function TrustPanel({ ctx, period }: TrustPanelProps) {
  if (can(ctx.actor, "oversight.see-own")) return <OwnTrust ctx={ctx} period={period} />;
  const facts = await trustOf(period.id);
  const { controls } = await reviewTrust(ctx, period.id);
  return (
    <TrustList
      facts={{
        ...facts,
        known: can(ctx.actor, "oversight.see-reviewers") ? pooled(controls) : null,
        disparity: await disparitySentence(period.id),
      }}
    />
  );
}

/** So seldom that no multiple says it. */
const NEVER = 0.05;

/** The widest difference between groups in words; null while nobody is surely looked at more than others. */
export async function disparitySentence(snapshotId: number): Promise<string | null> {
  const t = await getTranslations("dashboard.trust");
  const summary = await getTranslations("summary");
  const format = await getFormatter();
  const widest = widestDifference(await disparity(snapshotId, { snapshotId }));
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

/** For one reviewer about itself: a help, not a blame; known answers in batches of ten. */
async function OwnTrust({ ctx, period }: TrustPanelProps) {
  const t = await getTranslations("dashboard.trust");
  const format = await getFormatter();
  const { controls, pace, quick } = await reviewTrust(ctx, period.id);
  const known = measured(controls[0]?.k ?? 0, controls[0]?.n ?? 0);
  const percent = (value: number) => format.number(value, { style: "percent" });
  const slow = [...pace]
    .filter(({ n }) => n >= FEWEST_FOR_SHARE)
    .sort((a, b) => b.medianSeconds - a.medianSeconds);
  return (
    <Panel title={t("own")}>
      {quick && <QuickNote />}
      <p className={classes.note}>
        {known.kind === "share"
          ? t("known.share", {
              rate: percent(known.rate),
              low: percent(known.low),
              high: percent(known.high),
              n: known.n,
            })
          : t("own-few", { n: known.kind === "few" ? known.n : 0 })}
      </p>
      <p className={classes.note}>
        {slow.length === 0
          ? t("own-pace-none")
          : t("own-pace", {
              slow: slow[0]?.detector ?? "",
              slowest: Math.round(slow[0]?.medianSeconds ?? 0),
              fast: slow.at(-1)?.detector ?? "",
              fastest: Math.round(slow.at(-1)?.medianSeconds ?? 0),
            })}
      </p>
      <p className={classes.note}>{t("own-lead")}</p>
    </Panel>
  );
}
