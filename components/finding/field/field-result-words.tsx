"use client";

import { useTranslations } from "next-intl";
import { rowLabel } from "@/components/finding/comparison/row-label";
import type { ShownFinding } from "@/lib/next/shown-finding";

interface FieldResultWordsProps {
  readonly view: ShownFinding["view"];
  readonly detail: ShownFinding["view"]["trail"][number]["detail"];
}

/** An observation of a field check: about whom, what was found, which value was read off, the photo. */
export function FieldResultWords({ view, detail }: FieldResultWordsProps) {
  const t = useTranslations("finding.field");
  const reasons = useTranslations("reasons");
  const elements = useTranslations("finding.element");
  const { result, ord, element, foundValue, photo } = detail;
  if (result === undefined) return null;
  const at = view.records.findIndex((record) => record.ord === ord);
  const name = view.records[at]?.values.name;
  return (
    <>
      {ord !== undefined && (view.rowCount > 1 || at < 0) && (
        <> · {at < 0 ? t("nth", { nth: ord + 1 }) : [rowLabel(at), name].filter(Boolean).join(", ")}</>
      )}{" "}
      · {reasons(result)}
      {element !== undefined && (
        <>
          {" "}
          · {elements(element)}: {foundValue ?? "…"}
        </>
      )}
      {photo !== undefined && (
        <>
          {" "}
          (<a href={`/api/bukti/${String(photo)}`}>{t("photo")}</a>)
        </>
      )}
    </>
  );
}
