import { getFormatter, getTranslations } from "next-intl/server";
import { AgeComparison } from "@/components/dashboard/trends/age-comparison";
import classes from "@/components/dashboard/dashboard.module.css";
import { TrendChart, type TrendSeries, type TrendValue } from "@/components/dashboard/trends/trend-chart";
import marksClass from "@/components/dashboard/trends/trends.module.css";
import type { Ctx } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import { calendarEvents } from "@/lib/calendar/queries/events";
import type { DashboardAddress } from "@/lib/dashboard/model/address";
import type { Measured } from "@/lib/dashboard/model/measured";
import { trends, type TrendPoint } from "@/lib/dashboard/queries/trends";
import type { Period } from "@/lib/snapshot/model/period";

interface TrendsProps {
  readonly ctx: Ctx;
  readonly current: Period;
  readonly periods: readonly Period[];
  readonly address: DashboardAddress;
}

/** Rolls in one picture; the newest of a region's own stage. */
const MOST = 12;

/** The region's rolls from period to period, and how the work on them went. */
export async function Trends({ ctx, current, periods, address }: TrendsProps) {
  const t = await getTranslations("dashboard.trends");
  const format = await getFormatter();
  const shown = periods
    .filter(
      ({ regionCode, stage, referenceDate }) =>
        regionCode === current.regionCode &&
        stage === current.stage &&
        (address.from === null || referenceDate >= address.from) &&
        (address.to === null || referenceDate <= address.to),
    )
    .slice(0, MOST);
  const points = newestOfEach(await trends(ctx, shown));
  const first = points[0];
  if (first === undefined) return <p>{t("none")}</p>;
  const events = await calendarEvents(ctx, {
    regionCode: current.regionCode,
    from: address.from ?? first.referenceDate,
    to: address.to ?? points.at(-1)?.referenceDate ?? first.referenceDate,
  });
  const marks = [...events]
    .filter(({ kind }) => kind !== "holiday")
    .reverse()
    .flatMap((event) => {
      const after = points.find(({ referenceDate }) => referenceDate >= event.startsOn);
      return after === undefined ? [] : [{ before: after.label, text: event.title, event }];
    });
  const base = {
    head: t("period"),
    empty: t("empty"),
    marks: marks.map(({ before, text }) => ({ before, text })),
  };
  const file = (name: string) => `${current.regionCode}-${name}`;
  const values = (of: (point: TrendPoint) => Record<string, TrendValue>) =>
    points.map((point) => ({ label: point.label, values: of(point) }));
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : format.number(value, { maximumFractionDigits: 1 });
  const last = points.at(-1);
  const names = (codes: readonly string[], prefix: "tms" | "element" | "family"): TrendSeries[] =>
    codes.map((code, at) => ({ key: code, label: t(`${prefix}.${code}`), highlighted: at === 0 }));
  const struck = frequent(points.map(({ roll }) => roll?.leftStruck ?? {}));
  const changed = frequent(points.map(({ roll }) => roll?.changed ?? {}));
  const families = frequent(
    points.map((point) => Object.fromEntries(point.families.map(({ family, k }) => [family, k]))),
  );
  const flowed = (point: TrendPoint) => point.roll !== null && point.roll.baselineId !== null;
  return (
    <>
      {marks.length > 0 && (
        <ol className={marksClass.marks} aria-label={t("events")}>
          {marks.map(({ event }) => (
            <li key={event.id}>
              {format.dateTime(new Date(event.startsOn), { dateStyle: "medium", timeZone: "UTC" })},{" "}
              {event.areaName}: {event.title}
            </li>
          ))}
        </ol>
      )}
      <div className={classes.multiples}>
        <TrendChart
          {...base}
          title={t("voters")}
          fromZero={false}
          as="count"
          fileName={file("pemilih")}
          series={[
            { key: "P", label: t("female"), highlighted: true },
            { key: "L", label: t("male") },
          ]}
          points={values(({ roll }) => ({
            L: { value: roll?.male ?? null },
            P: { value: roll?.female ?? null },
          }))}
          summary={t("voters-summary", {
            period: last?.label ?? "",
            voters: number(last?.voters),
            change: format.number((last?.voters ?? 0) - (points.at(-2)?.voters ?? last?.voters ?? 0), {
              signDisplay: "exceptZero",
            }),
          })}
        />
        <TrendChart
          {...base}
          title={t("flow")}
          as="count"
          fileName={file("baru-tms")}
          series={[
            { key: "new", label: t("newcomers"), highlighted: true },
            { key: "struck", label: t("struck") },
            { key: "vanished", label: t("vanished") },
          ]}
          points={values((point) => ({
            new: { value: flowed(point) ? (point.roll?.newcomers ?? null) : null },
            struck: { value: point.struck },
            vanished: { value: flowed(point) ? (point.roll?.vanished ?? null) : null },
          }))}
          summary={t("flow-summary", {
            newcomers: number(last?.roll?.newcomers),
            struck: number(last?.struck),
            vanished: number(last?.roll?.vanished),
          })}
        />
        <TrendChart
          {...base}
          title={t("struck-by")}
          as="count"
          fileName={file("tms")}
          series={names(struck, "tms")}
          points={values((point) =>
            Object.fromEntries(
              struck.map((code) => [
                code,
                { value: flowed(point) ? (point.roll?.leftStruck[code] ?? 0) : null },
              ]),
            ),
          )}
          summary={t("struck-by-summary", { name: struck[0] === undefined ? "–" : t(`tms.${struck[0]}`) })}
        />
        <TrendChart
          {...base}
          title={t("changed")}
          as="count"
          fileName={file("perubahan")}
          series={names(changed, "element")}
          points={values((point) =>
            Object.fromEntries(
              changed.map((code) => [
                code,
                { value: flowed(point) ? (point.roll?.changed[code] ?? 0) : null },
              ]),
            ),
          )}
          summary={t("changed-summary", {
            name: changed[0] === undefined ? "–" : t(`element.${changed[0]}`),
          })}
        />
        <TrendChart
          {...base}
          title={t("findings")}
          as="decimal"
          fileName={file("temuan")}
          series={names(families, "family")}
          points={values((point) =>
            Object.fromEntries(
              families.map((family) => {
                const here = point.families.find((one) => one.family === family);
                return [
                  family,
                  here === undefined ? { value: null } : { value: here.rate, low: here.low, high: here.high },
                ];
              }),
            ),
          )}
          summary={t("findings-summary", {
            name: families[0] === undefined ? "–" : t(`family.${families[0]}`),
            rate: number(last?.families.find(({ family }) => family === families[0])?.rate),
          })}
        />
        {can(ctx.actor, "oversight.see-office") && (
          <TrendChart
            {...base}
            title={t("trust")}
            as="percent"
            fileName={file("mutu")}
            series={[
              { key: "precision", label: t("precision"), highlighted: true },
              { key: "agreed", label: t("agreed") },
              { key: "switched", label: t("switched") },
            ]}
            points={values(({ trust }) => ({
              precision: shareOf(trust?.precision),
              agreed: shareOf(trust?.agreed),
              switched: shareOf(trust?.switched),
            }))}
            summary={t("trust-summary")}
          />
        )}
        {can(ctx.actor, "oversight.see-office") && (
          <TrendChart
            {...base}
            title={t("kappa")}
            as="decimal"
            between={[-0.5, 1]}
            fileName={file("kappa")}
            series={[{ key: "kappa", label: "κ", highlighted: true }]}
            points={values(({ trust }) => ({ kappa: trust?.kappa ?? { value: null } }))}
            summary={t("kappa-summary", {
              kappas: points
                .flatMap(({ label, trust }) => {
                  if (trust?.kappa == null) return [];
                  const { value, low, high } = trust.kappa;
                  return `${label}: κ ${number(value)} (${number(low)}–${number(high)}; n = ${trust.pairs})`;
                })
                .join(" · "),
            })}
          />
        )}
        <Ages points={points} current={current} address={address} file={file("umur")} />
      </div>
    </>
  );
}

/** A handful makes no point of a trend. */
const shareOf = (what: Measured | undefined): TrendValue =>
  what?.kind === "share" ? { value: what.rate, low: what.low, high: what.high } : { value: null };

const MOST_LINES = 5;

/** The names that occur most, over all periods. */
function frequent(parts: readonly Readonly<Record<string, number>>[]): string[] {
  const sums = new Map<string, number>();
  for (const part of parts)
    for (const [name, count] of Object.entries(part)) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_LINES)
    .map(([name]) => name);
}

/** Of a period and its corrected files the newest. */
function newestOfEach(points: readonly TrendPoint[]): TrendPoint[] {
  const byLabel = new Map<string, TrendPoint>();
  for (const point of points) {
    const known = byLabel.get(point.label);
    if (known === undefined || point.id > known.id) byLabel.set(point.label, point);
  }
  return [...byLabel.values()];
}

interface AgesProps {
  readonly points: readonly TrendPoint[];
  readonly current: Period;
  readonly address: DashboardAddress;
  readonly file: string;
}

async function Ages({ points, current, address, file }: AgesProps) {
  const t = await getTranslations("dashboard.ages");
  const here = points.find(({ id }) => id === current.id);
  if (here?.roll == null) return null;
  const others = points.filter(({ id, roll }) => id !== current.id && roll !== null);
  const other = others.find(({ id }) => id === address.compareId) ?? others[0] ?? null;
  return (
    <AgeComparison
      title={t("title")}
      here={{ label: here.label, ages: here.roll.ages }}
      other={other?.roll == null ? null : { label: other.label, ages: other.roll.ages }}
      choices={others.map(({ id, label }) => ({ id, label }))}
      chosen={other?.id ?? null}
      fileName={file}
    />
  );
}
