"use client";

import { useTranslations } from "next-intl";
import type { Serialized } from "@/lib/serialized";
import type { ShownRecord } from "@/lib/finding/queries/opened/finding";
import classes from "./comparison.module.css";
import { rowLabel } from "./row-label";

interface RecordHeadProps {
  readonly record: Serialized<ShownRecord>;
  /** place among the records of the finding */
  readonly at: number;
  readonly alone?: boolean;
}

/** What a record is called in this finding, and where it stands in its file. */
export function RecordHead({ record, at, alone = false }: RecordHeadProps) {
  const t = useTranslations("finding");
  return (
    <>
      <span className={classes.rowLabel}>{alone ? t("the-record") : rowLabel(at)}</span>
      <span className={classes.source}>
        {record.role === "baseline" && <strong>{t("baseline")} · </strong>}
        {record.lineNo === null ? t("row", { row: record.rowNo }) : t("line", { line: record.lineNo })}
        {record.fileName !== null && <> · {record.fileName}</>}
        {record.sheet !== null && <> · {t("sheet", { sheet: record.sheet })}</>}
        {!record.active && <> · {t("tms", { code: record.tmsCode ?? "?" })}</>}
      </span>
    </>
  );
}
