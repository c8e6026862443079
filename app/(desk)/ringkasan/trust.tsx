import { getFormatter, getTranslations } from "next-intl/server";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { QuickNote } from "@/components/oversight/summary/quick-note";
import classes from "@/components/oversight/summary/summary.module.css";
import { Section } from "@/components/ui/section";
import type { Rate } from "@/lib/oversight/queries/quality";
import type { Trust } from "@/lib/oversight/queries/trust";

interface TrustProps {
  readonly trust: Trust;
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * Numbers of the trust tables as they are written: a share with its interval and n, κ with n, seconds with n.
 */
async function words() {
  const t = await getTranslations("summary");
  const format = await getFormatter();
  const percent = (value: number) => format.number(value, { style: "percent" });
  return {
    t,
    rate: (row: Rate | undefined) =>
      row === undefined || row.rate === null
        ? "–"
        : t("rate", { rate: percent(row.rate), low: percent(row.low), high: percent(row.high), n: row.n }),
    kappa: (row: Trust["agreement"][number] | undefined) =>
      row === undefined
        ? "–"
        : t("kappa", {
            kappa: row.kappa === null ? "–" : format.number(row.kappa, { maximumFractionDigits: 2 }),
            n: row.n,
          }),
    pace: (row: Trust["pace"][number] | undefined) =>
      row === undefined ? "–" : t("seconds", { seconds: Math.round(row.medianSeconds), n: row.n }),
  };
}

function Detector({ code, titles }: { readonly code: string; readonly titles: TrustProps["titles"] }) {
  return (
    <>
      <span className={classes.code}>{code}</span>
      {titles[code]}
    </>
  );
}

/**
 * Can the work be trusted: precision of the rules, agreement of two people, how often seeing the evidence
 * changed a judgement, pace, known answers.
 */
export async function OfficeTrust({ trust, titles }: TrustProps) {
  const { t, rate, kappa, pace } = await words();
  const { precision, agreement, switches } = trust;
  const codes = Object.keys(titles).filter((code) =>
    [precision, agreement, switches, trust.pace].some((rows) => rows.some((row) => row.detector === code)),
  );
  const pairs = agreement.filter((row) => row.pair !== null);
  return (
    <Section title={t("trust")} lead={t("trust-lead")}>
      {codes.length === 0 && <p className={classes.line}>{t("trust-none")}</p>}
      <FactTable
        label={t("trust-rules")}
        head={t("detector")}
        columns={(["precision", "kappa", "switched", "pace"] as const).map((column) => t(`column.${column}`))}
        rows={codes.map((code) => ({
          id: code,
          label: <Detector code={code} titles={titles} />,
          cells: [
            rate(precision.find((row) => row.detector === code && row.band === 0)),
            kappa(agreement.find((row) => row.detector === code && row.pair === null)),
            rate(switches.find((row) => row.detector === code)),
            pace(trust.pace.find((row) => row.detector === code)),
          ],
        }))}
      />
      <FactTable
        label={t("pairs")}
        head={t("detector")}
        columns={[t("pair"), t("agreed"), t("column.kappa")]}
        rows={pairs.map((row) => ({
          id: `${row.detector} ${String(row.pair)}`,
          label: <Detector code={row.detector} titles={titles} />,
          cells: [row.pair?.join(" – ") ?? "", t("agreed-of", { agreed: row.agreed, n: row.n }), kappa(row)],
        }))}
      />
      <FactTable
        label={t("known")}
        lead={t("known-lead")}
        head={t("reviewer")}
        columns={[t("known-hits")]}
        rows={trust.controls.map((row) => ({
          id: row.reviewer,
          label: row.reviewer,
          cells: [rate(row)],
        }))}
      />
    </Section>
  );
}

/** The same for one reviewer about itself: a help, not a blame. */
export async function OwnTrust({ trust, titles }: TrustProps) {
  const { t, rate, pace } = await words();
  const [own] = trust.controls;
  return (
    <Section title={t("own")} lead={t("own-lead")}>
      {trust.quick && <QuickNote />}
      <p className={classes.line}>
        {own === undefined ? t("known-none") : t("known-own", { rate: rate(own) })}
      </p>
      <FactTable
        label={t("own-pace")}
        head={t("detector")}
        columns={[t("column.pace")]}
        rows={trust.pace.map((row) => ({
          id: row.detector,
          label: <Detector code={row.detector} titles={titles} />,
          cells: [pace(row)],
        }))}
      />
    </Section>
  );
}
