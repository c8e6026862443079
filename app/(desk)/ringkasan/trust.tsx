import { getFormatter, getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { agreement, pace, precision, switches, type Rate } from "@/lib/queries/review/quality";
import classes from "@/components/summary/summary.module.css";

interface TrustProps {
  readonly snapshotId: number;
  readonly titles: Readonly<Record<string, string>>;
}

/** Can the work be trusted: precision of the rules, agreement of two people, how often seeing the evidence changed a judgement, pace. */
export async function Trust({ snapshotId, titles }: TrustProps) {
  const t = await getTranslations("summary");
  const format = await getFormatter();
  const over = { snapshotId };
  const [precise, agreed, switched, paced] = await Promise.all([precision(over), agreement(over), switches(over), pace(over)]);
  const codes = Object.keys(titles).filter((code) => [precise, agreed, switched, paced].some((rows) => rows.some((row) => row.detector === code)));
  const percent = (value: number) => format.number(value, { style: "percent" });
  const rate = (row: Rate | undefined) => (row === undefined || row.rate === null ? "–" : t("rate", { rate: percent(row.rate), low: percent(row.low), high: percent(row.high), n: row.n }));
  if (codes.length === 0) {
    return (
      <Section title={t("trust")} lead={t("trust-lead")}>
        <p className={classes.line}>{t("trust-none")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("trust")} lead={t("trust-lead")}>
      <div className={classes.scroll} role="region" aria-label={t("trust")} tabIndex={0}>
        <table className={classes.table} aria-label={t("trust")}>
          <thead>
            <tr>
              <th scope="col">{t("detector")}</th>
              {(["precision", "kappa", "switched", "pace"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {codes.map((code) => {
              const pair = agreed.find((row) => row.detector === code && row.pair === null);
              const speed = paced.find((row) => row.detector === code);
              return (
                <tr key={code}>
                  <th scope="row">
                    <span className={classes.code}>{code}</span>
                    {titles[code]}
                  </th>
                  <td>{rate(precise.find((row) => row.detector === code && row.band === 0))}</td>
                  <td>{pair === undefined || pair.kappa === null ? "–" : t("kappa", { kappa: format.number(pair.kappa, { maximumFractionDigits: 2 }), n: pair.n })}</td>
                  <td>{rate(switched.find((row) => row.detector === code))}</td>
                  <td>{speed === undefined ? "–" : t("seconds", { seconds: Math.round(speed.medianSeconds), n: speed.n })}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
