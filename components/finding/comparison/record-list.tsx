"use client";

import { useTranslations } from "next-intl";
import { IdentityNumber } from "@/components/ui/identity-number";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import type { RevealedIdentity } from "@/lib/finding/model/actions";
import classes from "@/components/finding/pane/context.module.css";

interface RecordListProps {
  readonly view: Serialized<FindingView>;
  readonly revealed: ReadonlyMap<number, RevealedIdentity>;
  /** Only on paper, in place of a comparison that is too wide for it. */
  readonly forPaper?: boolean;
}

const ELEMENTS = ["nik", "nkk", "name", "birthDate", "sex", "address", "rt", "rw", "tps", "remark"] as const;

/**
 * The lines of a finding about a file, a TPS or an area, as they stand in the roll: one record a row, columns
 * that say nothing left out.
 */
export function RecordList({ view, revealed, forPaper = false }: RecordListProps) {
  const t = useTranslations("finding");
  const shown = ELEMENTS.filter((element) => view.records.some((record) => record.values[element] !== null));
  if (view.records.length === 0) return null;
  return (
    <div
      className={forPaper ? classes.forPaper : classes.scroll}
      role="region"
      aria-label={t("records")}
      tabIndex={0}
    >
      <table className={classes.table} aria-label={t("records")}>
        <thead>
          <tr>
            <th scope="col">{t("line-head")}</th>
            {shown.map((element) => (
              <th key={element} scope="col">
                {t(`element.${element}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.records.map((record) => (
            <tr key={record.ord}>
              <td>{record.lineNo ?? record.rowNo}</td>
              {shown.map((element) => {
                const opened =
                  element === "nik" || element === "nkk" || element === "birthDate"
                    ? revealed.get(record.ord)?.[element]
                    : undefined;
                const value = opened ?? record.values[element];
                return (
                  <td key={element}>
                    {element === "nik" || element === "nkk" ? (
                      <IdentityNumber value={value} />
                    ) : (
                      (value ?? "–")
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
