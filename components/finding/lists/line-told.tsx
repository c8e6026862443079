"use client";

import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { rowLabel } from "@/components/finding/comparison/row-label";
import type { ShownRecord } from "@/lib/finding/queries/opened/finding";
import type { ListLine } from "@/lib/finding/queries/opened/list-lines";
import type { Serialized } from "@/lib/serialized";

interface LineToldProps {
  readonly line: Serialized<ListLine>;
  readonly records: readonly Serialized<ShownRecord>[];
}

/** How a line was matched and what its source has been worth: last and small, after the first judgement. */
export function LineTold({ line, records }: LineToldProps) {
  const t = useTranslations("list.beside");
  const list = useTranslations("list");
  const finding = useTranslations("finding");
  const format = useFormatter();
  const { told } = line;
  if (told === null)
    return (
      <Text size="xs" c="dimmed">
        {t("told-later")}
      </Text>
    );
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const labelOf = (row: number) => {
    const at = records.findIndex(({ rowNo }) => rowNo === row);
    return records.length === 1 ? finding("the-record") : rowLabel(Math.max(0, at));
  };
  const { rate } = told;
  return (
    <Text size="xs" c="dimmed" component="div">
      {told.matches.map(({ rowNo, how, probability }) => (
        <div key={rowNo}>
          {t("match", { label: labelOf(rowNo), how: t(`how.${how}`), probability: percent(probability) })}
        </div>
      ))}
      <div>
        {rate === null || rate.share === null
          ? t("rate-none")
          : t("rate", {
              share: list("share", {
                share: percent(rate.share),
                low: percent(rate.low),
                high: percent(rate.high),
                n: rate.judged,
              }),
            })}
      </div>
    </Text>
  );
}
