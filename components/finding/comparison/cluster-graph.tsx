"use client";

import { Title } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { z } from "zod";
import { drawCluster, type ClusterDrawing } from "@/lib/finding/model/comparison/cluster-graph";
import classes from "./cluster-graph.module.css";
import { rowLabel } from "./row-label";

const pairsSchema = z.array(
  z.object({
    a: z.number(),
    b: z.number(),
    score: z.number().nullable().optional(),
    by: z.string().optional(),
    weakest: z.boolean().default(false),
  }),
);

interface ClusterGraphProps {
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly records: readonly { readonly rowNo: number; readonly values: { readonly name: string | null } }[];
}

const SIZE = 260;
/** More than these are a list to read, not a figure to see. */
const MAX_DRAWN = 24;

/**
 * Who hangs together with whom, once the first judgement has been given: drawn, and as a table that says the
 * same.
 */
export function ClusterGraph({ evidence, records }: ClusterGraphProps) {
  const t = useTranslations("why.cluster");
  const format = useFormatter();
  const parsed = pairsSchema.safeParse(evidence.pairs);
  if (!parsed.success || records.length < 3) return null;
  const drawing = drawCluster(
    records.map((record) => record.rowNo),
    parsed.data,
    { centre: SIZE / 2, radius: SIZE / 2 - 26 },
  );
  if (drawing.bridges.length === 0) return null;
  const letters = new Map(records.map((record, at) => [record.rowNo, rowLabel(at)]));
  const nameOf = (row: number) =>
    `${letters.get(row) ?? "?"} · ${records.find((record) => record.rowNo === row)?.values.name ?? "–"}`;
  const scored = parsed.data.some((pair) => typeof pair.score === "number");
  return (
    <div>
      <Title order={4}>{t("title")}</Title>
      <div className={classes.row}>
        {records.length <= MAX_DRAWN && (
          <Figure
            drawing={drawing}
            letters={letters}
            label={t("figure", { records: records.length, pairs: drawing.bridges.length })}
            weakest={t("weakest-short")}
          />
        )}
        <div className={classes.scroll} role="region" aria-label={t("table")} tabIndex={0}>
          <table className={classes.table} aria-label={t("table")}>
            <thead>
              <tr>
                <th scope="col">{t("one")}</th>
                <th scope="col">{t("other")}</th>
                {scored && (
                  <th scope="col" data-number>
                    {t("bits")}
                  </th>
                )}
                <th scope="col">{t("note")}</th>
              </tr>
            </thead>
            <tbody>
              {drawing.bridges.map(({ a, b, weakest }, at) => {
                const pair = parsed.data.find((one) => one.a === a && one.b === b);
                const by = pair?.by;
                return (
                  <tr key={`${a}-${b}-${at}`}>
                    <td>{nameOf(a)}</td>
                    <td>{nameOf(b)}</td>
                    {scored && (
                      <td data-number>
                        {pair?.score == null ? "–" : format.number(pair.score, { maximumFractionDigits: 1 })}
                      </td>
                    )}
                    <td>
                      {[
                        by !== undefined && t.has(`by.${by}`) ? t(`by.${by}`) : null,
                        weakest ? t("weakest") : null,
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}

interface FigureProps {
  readonly drawing: ClusterDrawing;
  readonly letters: ReadonlyMap<number, string>;
  readonly label: string;
  readonly weakest: string;
}

/** The weakest bridge is dashed, crossed by a mark and named: three signs, none of them a colour. */
function Figure({ drawing, letters, label, weakest }: FigureProps) {
  return (
    <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className={classes.figure} role="img" aria-label={label}>
      {drawing.bridges.map(({ a, b, from, to, weakest: weak }, at) => (
        <line
          key={`${a}-${b}-${at}`}
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
          className={classes.bridge}
          data-weak={weak || undefined}
        />
      ))}
      {drawing.bridges
        .filter((bridge) => bridge.weakest)
        .map(({ a, b, from, to }) => {
          const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
          return (
            <g key={`${a}-${b}`}>
              <path
                d={`M ${x} ${y - 7} L ${x + 7} ${y} L ${x} ${y + 7} L ${x - 7} ${y} Z`}
                className={classes.mark}
              />
              <text x={x} y={y - 12} className={classes.word}>
                {weakest}
              </text>
            </g>
          );
        })}
      {drawing.points.map(({ row, x, y }) => (
        <g key={row}>
          <circle cx={x} cy={y} r={13} className={classes.point} />
          <text x={x} y={y + 4} className={classes.rowLabel}>
            {letters.get(row)}
          </text>
        </g>
      ))}
    </svg>
  );
}
