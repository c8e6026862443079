"use client";

import { useTranslations } from "next-intl";
import type { SignOffLine } from "@/lib/finding/model/queue/line";
import classes from "./queue-columns.module.css";

/** What waits for a sign-off, in a line: the answer, the record, its paper, who gave it. */
export function DecisionLine({ decision }: { readonly decision: SignOffLine }) {
  const t = useTranslations("finding.card");
  const common = useTranslations("common");
  const reasons = useTranslations("reasons");
  const papers = useTranslations("papers");
  const { followUp, paper, rows, row, name, by } = decision;
  const parts = [
    followUp === null ? common("outcome.rejected") : reasons(followUp),
    row === null ? null : [t("row", { row }), name].filter(Boolean).join(" "),
    rows > 1 ? t("more-rows", { count: rows - 1 }) : null,
    paper === null ? null : papers(paper),
    t("by", { name: by }),
  ];
  return <span className={classes.names}>{parts.filter(Boolean).join(" · ")}</span>;
}
