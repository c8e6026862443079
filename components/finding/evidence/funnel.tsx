"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import type { FunnelChart } from "@/lib/statistics/bar-chart";
import classes from "./funnel.module.css";

/** Half-width of the drawn limits: p = 0.001 on each side. */
const Z = 3.09;
const STEPS = 40;

/**
 * This area among all: the larger an area, the nearer its share has to lie to that of all. The band is what
 * chance and honest differences explain.
 */
export function Funnel({
  chart: { centre, tau2, points, self, areas },
  title,
  events,
}: {
  readonly chart: FunnelChart;
  readonly title: string;
  readonly events: readonly string[];
}) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const limit = (n: number, side: 1 | -1) =>
    Math.min(1, Math.max(0, centre + side * Z * Math.sqrt((centre * (1 - centre)) / n + tau2)));
  const sizes = [...points.map(([n]) => n), self[0]];
  // A little room on both sides; areas of one size still need a width to stand in.
  const margin = Math.max(
    1,
    Math.round(0.03 * (Math.max(...sizes) - Math.min(...sizes))),
    Math.min(...sizes) === Math.max(...sizes) ? Math.round(0.3 * self[0]) : 0,
  );
  const [least, most] = [Math.max(1, Math.min(...sizes) - margin), Math.max(...sizes) + margin];
  const steps = Array.from({ length: STEPS + 1 }, (_, at) => least + ((most - least) * at) / STEPS);
  const shares = [...points.map(([, share]) => share), self[1], limit(least, 1), limit(least, -1)];
  const room = 0.06 * Math.max(0.001, Math.max(...shares) - Math.min(...shares));
  const [low, high] = [Math.max(0, Math.min(...shares) - room), Math.min(1, Math.max(...shares) + room)];
  const x = (n: number) => (100 * (n - least)) / Math.max(1, most - least);
  const y = (share: number) => 100 - (100 * (share - low)) / (high - low);
  const path = (side: 1 | -1) => steps.map((n) => `${x(n)},${y(limit(n, side))}`);
  const ticks = [low, (low + high) / 2, high];
  const name = t("self");
  return (
    <ChartWithTable
      title={title}
      order={4}
      summary={t("funnel-summary", {
        self: percent(self[1]),
        centre: percent(centre),
        low: percent(limit(self[0], -1)),
        high: percent(limit(self[0], 1)),
        areas,
      })}
      table={{
        head: [t("size"), t("share")],
        rows: [self, ...points].map(([n, share], at) => [
          at === 0 ? `${format.number(n)} (${name})` : format.number(n),
          percent(share),
        ]),
      }}
    >
      <div className={classes.frame}>
        <div className={classes.shares}>
          {ticks.map((share) => (
            <span key={share} style={{ top: `${y(share)}%` }}>
              {percent(share)}
            </span>
          ))}
        </div>
        <div className={classes.plot}>
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
            <polygon className={classes.band} points={[...path(1), ...path(-1).reverse()].join(" ")} />
            <polyline className={classes.limit} points={path(1).join(" ")} />
            <polyline className={classes.limit} points={path(-1).join(" ")} />
            <line className={classes.centre} x1="0" x2="100" y1={y(centre)} y2={y(centre)} />
          </svg>
          {points.map(([n, share], at) => (
            <i key={at} className={classes.dot} style={{ left: `${x(n)}%`, top: `${y(share)}%` }} />
          ))}
          <i className={classes.self} style={{ left: `${x(self[0])}%`, top: `${y(self[1])}%` }} />
          <span
            className={classes.label}
            data-left={x(self[0]) > 60 || undefined}
            style={{ left: `${x(self[0])}%`, top: `${y(self[1])}%` }}
          >
            {name} {percent(self[1])}
            {events.length > 0 && " *"}
          </span>
        </div>
        <div className={classes.sizes}>
          <span>{format.number(least)}</span>
          <span>{t("size")}</span>
          <span>{format.number(most)}</span>
        </div>
        <div className={classes.key}>
          <span>
            <i className={classes.bandKey} /> {t("usual")}
          </span>
          <span>
            <i className={classes.dotKey} /> {t("others")}
          </span>
          <span>
            <i className={classes.centreKey} /> {t("all")} {percent(centre)}
          </span>
          {events.length > 0 && <span>{t("events", { events: events.join("; ") })}</span>}
        </div>
      </div>
    </ChartWithTable>
  );
}
