import { getFormatter, getTranslations } from "next-intl/server";
import { QuickNote } from "@/components/oversight/summary/quick-note";
import { Panel } from "@/components/dashboard/panel";
import classes from "@/components/dashboard/dashboard.module.css";
import { TrustList } from "@/components/dashboard/trust/trust-list";
import type { Ctx } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import { measured, pooled, FEWEST_FOR_SHARE } from "@/lib/dashboard/model/measured";
import { trustOf } from "@/lib/dashboard/queries/trends";
import { countedUntil } from "@/lib/oversight/queries/counted-until";
import { reviewTrust } from "@/lib/oversight/queries/trust";
import type { Period } from "@/lib/snapshot/model/period";
import { disparitySentence } from "../disparity-sentence";

interface TrustPanelProps {
  readonly ctx: Ctx;
  readonly period: Period;
}

/** Can the work be trusted: of the office for those who watch it, of oneself for whoever judges. */
export async function TrustPanel({ ctx, period }: TrustPanelProps) {
  if (can(ctx.actor, "oversight.see-own")) return <OwnTrust ctx={ctx} period={period} />;
  const facts = await trustOf(ctx, period.id);
  const { controls } = await reviewTrust(ctx, period.id);
  return (
    <TrustList
      facts={{
        ...facts,
        known: can(ctx.actor, "oversight.see-reviewers") ? pooled(controls) : null,
        disparity: await disparitySentence(ctx, period.id),
        until: countedUntil(ctx.actor),
      }}
    />
  );
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
      {quick !== null && <QuickNote until={quick} />}
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
