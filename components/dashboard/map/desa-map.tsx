"use client";

import { NativeSelect } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { useUrlState } from "@/components/data-table/use-url-state";
import { MAP_RATES, RATE_CLASSES, type MapRate } from "@/lib/dashboard/model/area-rate";
import type { DesaMap as DesaMapData, MapArea } from "@/lib/dashboard/queries/map";
import { CartogramGrid } from "./cartogram-grid";
import classes from "./map.module.css";

interface DesaMapProps {
  readonly map: DesaMapData;
  readonly rate: MapRate;
  /** the part of an address that keeps the period */
  readonly period: number;
  readonly fileName: string;
}

/**
 * Where: one cell a desa, coloured by how surely it differs from the whole region, with a sign beside the
 * colour. The table holds the same for those who do not see it.
 */
export function DesaMap({ map, rate, period, fileName }: DesaMapProps) {
  const t = useTranslations("dashboard.map");
  const format = useFormatter();
  const { set } = useUrlState();
  const byKey = new Map(map.areas.map((area) => [area.key, area]));
  const named = map.layout.cells.flatMap((cell) => {
    const area = byKey.get(cell.key);
    return area === undefined ? [] : [{ ...cell, area }];
  });
  const [shown, setShown] = useState<string | null>(null);
  const decimal = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const sentence = (name: string, { rate: of, voters, high }: MapArea) =>
    of.rate === null
      ? t("cell-none", { name })
      : t("cell", {
          name,
          rate: decimal(of.rate),
          low: decimal(of.low),
          high: decimal(of.high),
          class: t(`class.${of.class}`),
          cases: of.k,
          voters,
          urgent: high,
        });
  const above = named.filter(({ area }) => area.rate.class !== "same" && area.rate.class !== "below");
  const most = [...above].sort((a, b) => b.area.rate.low - a.area.rate.low)[0];
  const focus = named.find(({ key }) => key === shown) ?? most;
  const summary =
    most === undefined
      ? t("summary-even", { areas: named.length, rate: decimal(map.regionRate) })
      : t("summary", {
          count: above.length,
          areas: named.length,
          name: most.name,
          rate: decimal(map.regionRate),
        });
  return (
    <>
      <NativeSelect
        size="xs"
        className={classes.select}
        aria-label={t("choose")}
        value={rate}
        onChange={(event) => set({ peta: event.currentTarget.value })}
        data={MAP_RATES.map((value) => ({ value, label: t(`rate.${value}`) }))}
      />
      <ChartWithTable
        title={t("chart", { rate: t(`rate.${rate}`) })}
        order={3}
        summary={summary}
        fileName={fileName}
        walkable
        compact
        table={{
          head: [
            t("kecamatan"),
            t("desa"),
            t("cases"),
            t("of"),
            t("per-thousand"),
            t("interval"),
            t("standing"),
          ],
          rows: named.map(({ kecName, name, area: { rate: of } }) => [
            kecName,
            name,
            String(of.k),
            String(of.n),
            of.rate === null ? "–" : decimal(of.rate),
            `${decimal(of.low)}–${decimal(of.high)}`,
            t(`class.${of.class}`),
          ]),
        }}
      >
        <CartogramGrid
          layout={map.layout}
          areaOf={(key) => byKey.get(key)}
          sentence={sentence}
          href={(key) => `/ringkasan/desa/${encodeURIComponent(key)}?periode=${period}`}
          onShow={setShown}
        />
      </ChartWithTable>
      <p className={classes.focus}>
        {focus === undefined ? (
          t("none")
        ) : (
          <>
            <strong>{focus.name}</strong> ({focus.kecName}): {sentence("", focus.area)}
          </>
        )}
      </p>
      <ul className={classes.legend}>
        {RATE_CLASSES.map((one) => (
          <li key={one}>
            <i data-class={one}>{t(`sign.${one}`)}</i>
            {t(`class.${one}`)}
          </li>
        ))}
        <li>
          <i data-few />
          {t("few")}
        </li>
      </ul>
    </>
  );
}
