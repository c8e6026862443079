"use client";

import { useTranslations } from "next-intl";
import { elementsInDispute } from "@/lib/finding/model/case/asks";
import { COMPARED_COLUMNS } from "@/lib/roll/columns";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import { MARKS, type Revealed } from "./element-row";
import { ElementValue } from "./element-value";
import classes from "./rows.module.css";
import { RecordHead } from "./record-head";

interface RecordRowsProps {
  readonly view: Serialized<FindingView>;
  readonly revealed: Revealed;
  /** the records are compared with one another: where they differ is marked */
  readonly compared: boolean;
}

/**
 * Records as rows, elements as columns: many people, or the lines of a file, a TPS or an area. Columns that say
 * nothing are left out, but for the one that is asked about.
 */
export function RecordRows({ view, revealed, compared }: RecordRowsProps) {
  const t = useTranslations("finding");
  const { records, comparisonRows } = view;
  const asked = elementsInDispute(view.detector, view.machine?.evidence ?? null, COMPARED_COLUMNS);
  const shown = comparisonRows.filter(
    ({ agreement, element }) => agreement !== "missing" || asked.includes(element),
  );
  if (records.length === 0) return null;
  return (
    <div className={classes.scroll} role="region" aria-label={t("records")} tabIndex={0}>
      <table className={classes.table} aria-label={t("records")}>
        <thead>
          <tr>
            <th scope="col">{t("line-head")}</th>
            {shown.map(({ element, agreement }) => (
              <th key={element} scope="col">
                {compared && <span aria-hidden>{MARKS[agreement]} </span>}
                {t(`element.${element}`)}
                {compared && <span className={classes.hidden}> ({t(`agreement.${agreement}`)})</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record, at) => (
            <tr key={record.ord}>
              <th scope="row">
                <RecordHead record={record} at={at} />
              </th>
              {shown.map((row) => (
                <td key={row.element} data-differs={(compared && row.agreement === "differs") || undefined}>
                  <ElementValue
                    row={row}
                    records={compared ? records : [record]}
                    at={compared ? at : 0}
                    opened={revealed.get(record.ord)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
