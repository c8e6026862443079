import type { ReactNode } from "react";
import { getFormatter, getTranslations } from "next-intl/server";
import { Panel } from "@/components/dashboard/panel";
import { kappaWord, type KappaRange, type Measured } from "@/lib/dashboard/model/measured";
import classes from "./trust.module.css";

export interface TrustFacts {
  readonly precision: Measured;
  readonly switched: Measured;
  readonly agreed: Measured;
  readonly kappa: KappaRange | null;
  readonly pairs: number;
  /** answers to questions whose answer is known, of all whom this person may see; null: not theirs to see */
  readonly known: Measured | null;
  /** the widest difference between groups of people, in words; null while nothing differs surely */
  readonly disparity: string | null;
  /** decisions count up to here; null: all of them */
  readonly until: Date | null;
}

/** Can the work be trusted: a sentence each, with its interval drawn; a handful is told as a handful. */
export async function TrustList({ facts }: { readonly facts: TrustFacts }) {
  const t = await getTranslations("dashboard.trust");
  const format = await getFormatter();
  const percent = (value: number) => format.number(value, { style: "percent" });
  const decimal = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const say = (key: "precision" | "switched" | "agreed" | "known", what: Measured) =>
    what.kind === "none"
      ? t(`${key}.none`)
      : what.kind === "few"
        ? t(`${key}.few`, { k: what.k, n: what.n })
        : t(`${key}.share`, {
            rate: percent(what.rate),
            low: percent(what.low),
            high: percent(what.high),
            n: what.n,
          });
  const kappa =
    facts.kappa === null || facts.agreed.kind !== "share"
      ? ""
      : ` ${t("kappa", {
          kappa: decimal(facts.kappa.value),
          low: decimal(facts.kappa.low),
          high: decimal(facts.kappa.high),
          word: t(`kappa-word.${kappaWord(facts.kappa.value)}`),
        })}`;
  return (
    <Panel title={t("title")}>
      {facts.until !== null && (
        <p className={classes.until}>
          {t("until", { date: format.dateTime(facts.until, { dateStyle: "long" }) })}
        </p>
      )}
      <ul className={classes.list}>
        <Fact what={facts.precision}>{say("precision", facts.precision)}</Fact>
        <Fact what={facts.agreed}>
          {say("agreed", facts.agreed)}
          {kappa}
        </Fact>
        <Fact what={facts.switched}>{say("switched", facts.switched)}</Fact>
        {facts.known !== null && <Fact what={facts.known}>{say("known", facts.known)}</Fact>}
        <li>
          <span className={classes.scale} aria-hidden />
          <span>{facts.disparity ?? t("disparity-none")}</span>
        </li>
      </ul>
    </Panel>
  );
}

function Fact({ what, children }: { readonly what: Measured; readonly children: ReactNode }) {
  const at = (value: number) => `${100 * value}%`;
  return (
    <li>
      <span className={classes.scale} data-drawn={what.kind === "share" || undefined} aria-hidden>
        {what.kind === "share" && (
          <>
            <span className={classes.range} style={{ left: at(what.low), width: at(what.high - what.low) }} />
            <span className={classes.point} style={{ left: at(what.rate) }} />
          </>
        )}
      </span>
      <span>{children}</span>
    </li>
  );
}
