"use client";

import { useTranslations } from "next-intl";
import { elementsInDispute } from "@/lib/finding/model/case/asks";
import { COMPARED_COLUMNS } from "@/lib/roll/columns";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import classes from "./comparison.module.css";
import { ElementRow, type Revealed } from "./element-row";
import { RecordHead } from "./record-head";

interface ComparisonProps {
  readonly view: Serialized<FindingView>;
  readonly revealed: Revealed;
}

/** From so many records on people stand in rows. Two families stand in two columns, however many they are. */
const ROWS_FROM = 5;
export const standsInRows = (view: Serialized<FindingView>): boolean =>
  view.families === null && view.records.length >= ROWS_FROM;

/** Records as columns, elements as rows. */
export function Comparison({ view, revealed }: ComparisonProps) {
  const t = useTranslations("finding");
  const { records } = view;
  // What is asked about stands there even where it is empty.
  const asked = elementsInDispute(view.detector, view.machine?.evidence ?? null, COMPARED_COLUMNS);
  const rows = view.comparisonRows.filter(
    ({ agreement, element }) => agreement !== "missing" || asked.includes(element),
  );
  if (records.length === 0) return null;
  return (
    <div className={classes.scroll} role="region" aria-label={t("comparison")} tabIndex={0}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t("comparison")}</caption>
        <thead>
          <tr>
            <td />
            {records.map((record, at) => (
              <th key={record.ord} scope="col">
                <RecordHead record={record} at={at} alone={records.length === 1} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ElementRow key={row.element} row={row} records={records} revealed={revealed} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
