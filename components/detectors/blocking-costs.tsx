"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import type { BlockingCost } from "@/lib/run/model/linkage-view";
import classes from "./linkage-model.module.css";

/** Which keys brought records together, how many pairs each cost, and what had to be left out. */
export function BlockingCosts({ rules }: { readonly rules: readonly BlockingCost[] }) {
  const t = useTranslations("catalogue.linkage");
  const format = useFormatter();
  const name = (rule: string) => (t.has(`rule.${rule}`) ? t(`rule.${rule}`) : rule);
  const used = rules.filter(({ skipped }) => !skipped);
  const unused = rules.filter(({ skipped }) => skipped);
  const dearest = [...used].sort((a, b) => b.pairs - a.pairs);
  const most = Math.max(1, dearest[0]?.pairs ?? 0);
  const all = rules.reduce((sum, { pairs }) => sum + pairs, 0);
  const leftOut = rules.reduce((sum, { leftOutRows }) => sum + leftOutRows, 0);
  return (
    <ChartWithTable
      title={t("blocking")}
      summary={t("blocking-summary", { rules: used.length, pairs: all, leftOut })}
      table={{
        head: [t("key"), t("pairs"), t("largest"), t("left-out")],
        rows: [
          ...dearest.map(({ rule, pairs, largest, leftOutRows }) => [
            name(rule),
            format.number(pairs),
            format.number(largest),
            format.number(leftOutRows),
          ]),
          ...unused.map(({ rule }) => [name(rule), t("not-used"), "–", "–"]),
        ],
      }}
    >
      {dearest.map(({ rule, pairs, leftOutRows }) => (
        <div key={rule} className={classes.cost}>
          <span className={classes.name}>{name(rule)}</span>
          <span className={classes.track}>
            <span className={classes.m} style={{ width: `${(100 * pairs) / most}%` }} />
            <span className={classes.text}>
              {format.number(pairs)}
              {leftOutRows > 0 && ` · ${t("left-out-short", { rows: leftOutRows })}`}
            </span>
          </span>
        </div>
      ))}
      {unused.length > 0 && <p className={classes.unused}>{t("unused", { count: unused.length })}</p>}
    </ChartWithTable>
  );
}
