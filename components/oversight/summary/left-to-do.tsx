import { TIERS } from "@/lib/finding/model/state";
import { getFormatter, getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { TierMark } from "@/components/ui/tier-mark";
import type { Summary } from "@/lib/finding/queries/work/summary";
import classes from "./summary.module.css";
import { Share } from "./share";

/**
 * How much is left, and at today's speed until when. Every number leads into the queue that it counts.
 * @param showControls says how many of them the report will not count; not to those who work on them
 */
export async function LeftToDo({
  summary,
  showControls,
}: {
  readonly summary: Summary;
  readonly showControls: boolean;
}) {
  const t = await getTranslations("summary");
  const format = await getFormatter();
  const { all, controls, byTier, byAge, perDay } = summary;
  const decided = all.total - all.open;
  const rate = perDay.length === 0 ? 0 : perDay.reduce((sum, day) => sum + day.decided, 0) / perDay.length;
  const days = rate > 0 ? Math.ceil(all.open / rate) : null;
  const tiers = TIERS.map((tier) => ({
    tier,
    open: byTier.find((row) => row.tier === tier)?.open ?? 0,
  }));
  return (
    <Section title={t("left")}>
      <p className={classes.figure}>
        <TextLink href="/antrean" inherit>
          {t("open-of", { open: all.open, total: all.total })}
        </TextLink>
      </p>
      <Share
        done={decided}
        of={all.total}
        label={t("decided-share", {
          share: format.number(all.total === 0 ? 0 : decided / all.total, { style: "percent" }),
        })}
      />
      <p className={classes.line}>
        {days === null ? t("no-speed") : t("speed", { rate: Math.round(rate), days })}
      </p>
      {showControls && controls > 0 && <p className={classes.line}>{t("with-known", { count: controls })}</p>}
      <ul className={classes.facts}>
        {tiers.map(({ tier, open }) => (
          <li key={tier}>
            <TierMark tier={tier} />{" "}
            <TextLink href={`/antrean?tampilan=all&tingkat=${tier}&status=new`}>
              {t("open-count", { count: open })}
            </TextLink>
          </li>
        ))}
        <li>
          <TextLink href="/antrean?tampilan=field-check">
            {t("field-check", { count: all.fieldCheck })}
          </TextLink>
        </li>
        <li>
          <TextLink href="/antrean?tampilan=signoff">{t("signoff", { count: all.awaitingSignoff })}</TextLink>
        </li>
        {byAge.slice(-2).map(({ fromDays, open }) =>
          open === 0 ? null : (
            <li key={fromDays}>
              <TextLink href={`/antrean?tampilan=all&umur=${fromDays}`}>
                {t("older", { count: open, days: fromDays })}
              </TextLink>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
