import { getFormatter, getTranslations } from "next-intl/server";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { Interval } from "@/components/oversight/summary/interval";
import { Section } from "@/components/ui/section";
import type { Ctx } from "@/lib/access/actor";
import { measured } from "@/lib/dashboard/model/measured";
import { detectorTitles } from "@/lib/next/detector-titles";
import { reviewTrust } from "@/lib/oversight/queries/trust";
import type { Period } from "@/lib/snapshot/model/period";

/** The figures of the single rules, and of each reviewer's known answers: handfuls are told as counts. */
export async function RuleTrust({ ctx, period }: { readonly ctx: Ctx; readonly period: Period }) {
  const t = await getTranslations("summary");
  const own = await getTranslations("dashboard.trust");
  const format = await getFormatter();
  const titles = await detectorTitles();
  const { precision, agreement, switches, pace, controls } = await reviewTrust(ctx, period.id);
  const percent = (value: number) => format.number(value, { style: "percent" });
  const share = (row: { readonly k: number; readonly n: number } | undefined) => {
    const what = measured(row?.k ?? 0, row?.n ?? 0);
    if (what.kind === "none") return "–";
    if (what.kind === "few") return own("few", { k: what.k, n: what.n });
    const text = t("rate", {
      rate: percent(what.rate),
      low: percent(what.low),
      high: percent(what.high),
      n: what.n,
    });
    return <Interval rate={what.rate} low={what.low} high={what.high} most={1} text={text} />;
  };
  const codes = Object.keys(titles).filter((code) =>
    [precision, agreement, switches, pace].some((rows) => rows.some(({ detector }) => detector === code)),
  );
  return (
    <Section title={t("trust")} lead={t("trust-lead")}>
      {codes.length === 0 && <p>{t("trust-none")}</p>}
      <FactTable
        label={t("trust-rules")}
        head={t("detector")}
        columns={(["precision", "agreed", "switched", "pace"] as const).map((column) =>
          column === "agreed" ? t("agreed") : t(`column.${column}`),
        )}
        rows={codes.map((code) => {
          const agreed = agreement.find(({ detector, pair }) => detector === code && pair === null);
          const speed = pace.find(({ detector }) => detector === code);
          return {
            id: code,
            label: `${code} ${titles[code] ?? ""}`,
            cells: [
              share(precision.find(({ detector, band }) => detector === code && band === 0)),
              share(agreed && { k: agreed.agreed, n: agreed.n }),
              share(switches.find(({ detector }) => detector === code)),
              speed === undefined
                ? "–"
                : t("seconds", { seconds: Math.round(speed.medianSeconds), n: speed.n }),
            ],
          };
        })}
      />
      <FactTable
        label={t("known")}
        lead={t("known-lead")}
        head={t("reviewer")}
        columns={[t("known-hits")]}
        rows={controls.map((row) => ({ id: row.reviewer, label: row.reviewer, cells: [share(row)] }))}
      />
    </Section>
  );
}
