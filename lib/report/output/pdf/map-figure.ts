import { RATE_CLASSES, type RateClass } from "@/lib/dashboard/model/area-rate";
import { cellMap, type CellLook } from "@/lib/documents/pdf/cell-map";
import { paragraph, subheading } from "@/lib/documents/pdf/page";
import type { ReportMap } from "@/lib/report/model/report";
import type { Pen } from "./pen";

/** Five steps of one hue that print in grey; the sign in the cell says the same. */
const SHADES: Readonly<Record<RateClass, Omit<CellLook, "sign">>> = {
  below: { shade: "#faf3f4", dark: false },
  same: { shade: "#dedede", dark: false },
  above: { shade: "#d7b6ba", dark: false },
  "far-above": { shade: "#96464f", dark: true },
  "very-far-above": { shade: "#5c1520", dark: true },
};

/** Where the findings are, as the dashboard shows it: colour only where a desa surely differs from the whole. */
export function mapFigure({ doc, t, names, number }: Pen, map: ReportMap | null): void {
  subheading(doc, t("map"), "H2");
  if (map === null || map.layout.cells.length === 0) return paragraph(doc, t("map-none"), true);
  const look = (rate: RateClass): CellLook => ({
    ...SHADES[rate],
    sign: names(`dashboard.map.sign.${rate}`),
  });
  const byKey = new Map(map.areas.map((area) => [area.key, area]));
  const nameOf = new Map(map.layout.cells.map(({ key, name }) => [key, name]));
  const above = map.areas
    .filter(({ class: rate }) => rate !== "same" && rate !== "below")
    .sort((a, b) => b.low - a.low);
  const rate = number(Math.round(10 * map.regionRate) / 10);
  const [most] = above;
  const sentence =
    most === undefined
      ? t("map-even", { areas: map.areas.length, rate })
      : t("map-text", {
          count: above.length,
          areas: map.areas.length,
          rate,
          name: nameOf.get(most.key) ?? most.key,
        });
  cellMap(doc, {
    ...map.layout,
    cells: map.layout.cells.map(({ key, x, y }) => {
      const area = byKey.get(key);
      return { x, y, look: area === undefined ? null : look(area.class), hatched: area?.few === true };
    }),
    legend: RATE_CLASSES.map((one) => ({ ...look(one), label: names(`dashboard.map.class.${one}`) })),
    hatchedLabel: names("dashboard.map.few"),
    alt: sentence,
  });
  paragraph(doc, sentence, true);
}
