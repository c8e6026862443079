import { getFormatter, getTranslations } from "next-intl/server";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { Interval } from "@/components/oversight/summary/interval";
import { Section } from "@/components/ui/section";
import type { Ctx } from "@/lib/access/actor";
import { countedUntil } from "@/lib/oversight/queries/counted-until";
import { disparity, type Disparity } from "@/lib/oversight/queries/disparity";
import type { Rate } from "@/lib/oversight/queries/quality";

const UNKNOWN = "–";

/**
 * Does the burden of being looked at fall evenly: shares of voters flagged, and of those decided accepted,
 * with their intervals.
 */
export async function DisparitySection({
  ctx,
  snapshotId,
}: {
  readonly ctx: Ctx;
  readonly snapshotId: number;
}) {
  const [t, format, found] = [
    await getTranslations("summary"),
    await getFormatter(),
    await disparity(snapshotId, { snapshotId, before: countedUntil(ctx.actor) }),
  ];
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  // People of whom sex or age is unknown are a handful: their wide interval would squeeze all others, so it
  // is told and not drawn.
  const known = found.filter((row) => row.group !== UNKNOWN);
  const most = (of: (row: Disparity) => Rate) =>
    Math.max(0.001, ...known.map((row) => (of(row).rate === null ? 0 : of(row).high)));
  const scales = { flagged: most((row) => row.flagged), accepted: most((row) => row.accepted) };
  const cell = (row: Disparity, rate: Rate, scale: number) => {
    if (rate.rate === null) return "–";
    const text = t("rate", {
      rate: percent(rate.rate),
      low: percent(rate.low),
      high: percent(rate.high),
      n: rate.n,
    });
    return row.group === UNKNOWN ? text : <Interval {...rate} most={scale} text={text} />;
  };
  const nameOf = ({ by, group }: Disparity) =>
    group === UNKNOWN
      ? t("unknown")
      : by === "sex"
        ? t(`sex.${group}`)
        : by === "age"
          ? t("ages", { from: group, to: group === "17" ? 19 : Number(group) + 9 })
          : group;
  return (
    <Section title={t("disparity")} lead={t("disparity-lead")}>
      {(["kec", "sex", "age"] as const).map((by) => (
        <FactTable
          key={by}
          label={t(`by.${by}`)}
          head={t(`by.${by}`)}
          columns={[t("flagged"), t("accepted-of")]}
          rows={found
            .filter((row) => row.by === by)
            .map((row) => ({
              id: row.group,
              label: by === "age" && row.group === "80" ? t("oldest") : nameOf(row),
              cells: [cell(row, row.flagged, scales.flagged), cell(row, row.accepted, scales.accepted)],
            }))}
        />
      ))}
    </Section>
  );
}
