"use client";

import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { useLanguage } from "@/components/finding/codes/use-language";
import { rowLabel } from "@/components/finding/comparison/row-label";
import type { ShownFinding } from "@/lib/next/shown-finding";

type View = ShownFinding["view"];

interface FollowUpWordsProps {
  readonly view: View;
  readonly event: View["trail"][number];
}

/** So many of those meant are named; the others are counted. */
const NAMED = 3;

/** A follow-up after its code: which records, old and new value, the paper and whom it was held against. */
export function FollowUpWords({ view, event: { id, followUp, made } }: FollowUpWordsProps) {
  const t = useTranslations("finding.card");
  const papers = useTranslations("papers");
  const element = useTranslations("finding.element");
  const language = useLanguage();
  if (followUp === null) return null;
  const { rows = [], paper: first, lookAlikes } = followUp;
  const supplied = view.trail.findLast((event) => event.kind === "paper" && event.refersTo === id);
  const paper = supplied?.followUp?.paper ?? first;
  const people = rows.slice(0, NAMED).map((row) => {
    const at = view.records.findIndex((record) => record.rowNo === row);
    const { name, desa, tps } = view.records[at]?.values ?? {};
    const who = [name, desa, tps == null ? null : `TPS ${tps}`].filter(Boolean).join(", ");
    return at < 0 ? t("row", { row }) : t("record", { letter: rowLabel(at), who });
  });
  return (
    <>
      {people.length > 0 && <> · {people.join("; ")}</>}
      {rows.length > NAMED && <> · {t("more-rows", { count: rows.length - NAMED })}</>}
      {rows.length === 0 && view.isGroup && <> · {t("everybody", { count: view.rowCount })}</>}
      {followUp.element !== undefined && (
        <>
          {" · "}
          {element(followUp.element)}: {followUp.rollValue ?? "…"} → {followUp.proposedValue}
          {made?.value != null && <> ({made.value[language]})</>}
        </>
      )}
      {paper !== undefined && (
        <>
          {" · "}
          {t("basis")}: {papers(paper.kind)}
          {paper.number !== undefined && <> {paper.number}</>}
          {paper.date !== undefined && (
            <>
              , <DateText value={paper.date} />
            </>
          )}
          {paper.attachmentId !== undefined && (
            <>
              {" "}
              (<a href={`/api/bukti/${paper.attachmentId}`}>{t("attachment")}</a>)
            </>
          )}
          {paper.nik !== undefined && <> · {t(`nik-${paper.nik}`)}</>}
          {paper.override !== undefined && <> “{paper.override}”</>}
        </>
      )}
      {lookAlikes !== undefined && lookAlikes > 0 && <> · {t("look-alikes", { count: lookAlikes })}</>}
      {made !== null && <> · {t("made-under", { table: made.table, source: made.source })}</>}
    </>
  );
}
