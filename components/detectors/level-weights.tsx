"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import type { FieldWeights } from "@/lib/run/model/linkage-view";
import classes from "./linkage-model.module.css";

/**
 * How often each level stands between two records of one person (m) and of strangers (u), and what it is
 * therefore worth.
 */
export function LevelWeights({ fields }: { readonly fields: readonly FieldWeights[] }) {
  const t = useTranslations("catalogue.linkage");
  const words = useTranslations("finding.pairs");
  const format = useFormatter();
  const fieldName = (field: string) => (words.has(`field.${field}`) ? words(`field.${field}`) : field);
  const levelName = (level: string) => (words.has(`level.${level}`) ? words(`level.${level}`) : level);
  // Shares of strangers go down to one in millions: two digits that count, whatever their place.
  const share = (value: number) =>
    value >= 0.001
      ? format.number(value, { style: "percent", maximumFractionDigits: 1 })
      : t("one-in", {
          n: format.number(1 / Math.max(value, 1e-12), { notation: "compact", maximumSignificantDigits: 2 }),
        });
  const bits = (value: number) =>
    format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const best = [...fields.flatMap(({ field, levels }) => levels.map((level) => ({ field, ...level })))].sort(
    (a, b) => b.bits - a.bits,
  )[0];
  return (
    <ChartWithTable
      title={t("weights")}
      summary={
        best === undefined
          ? t("weights-text")
          : t("weights-summary", {
              field: fieldName(best.field),
              level: levelName(best.level),
              bits: bits(best.bits),
            })
      }
      table={{
        head: [t("element"), t("level"), t("m"), t("u"), t("bits")],
        rows: fields.flatMap(({ field, levels }) =>
          levels.map(({ level, m, u, bits: value }) => [
            fieldName(field),
            levelName(level),
            share(m),
            share(u),
            bits(value),
          ]),
        ),
      }}
    >
      <div className={classes.key} aria-hidden>
        <span>
          <i className={classes.m} /> {t("m")}
        </span>
        <span>
          <i className={classes.u} /> {t("u")}
        </span>
        <span className={classes.keyEnd}>{t("bits")}</span>
      </div>
      {fields.map(({ field, levels }) => (
        <div key={field} className={classes.field}>
          <strong>{fieldName(field)}</strong>
          <div>
            {levels.map(({ level, m, u, bits: value }) => (
              <div key={level} className={classes.level}>
                <span className={classes.name}>{levelName(level)}</span>
                <span className={classes.bars}>
                  <Bar kind="m" share={m} text={share(m)} />
                  <Bar kind="u" share={u} text={share(u)} />
                </span>
                <span className={classes.value} data-against={value < 0 || undefined}>
                  {bits(value)}
                </span>
              </div>
            ))}
          </div>
        </div>
      ))}
    </ChartWithTable>
  );
}

function Bar({
  kind,
  share,
  text,
}: {
  readonly kind: "m" | "u";
  readonly share: number;
  readonly text: string;
}) {
  return (
    <span className={classes.track}>
      <span className={classes[kind]} style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
      <span className={classes.text}>{text}</span>
    </span>
  );
}
