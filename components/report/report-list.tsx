"use client";

import { useTranslations } from "next-intl";
import { usePolled } from "@/components/ui/use-polled";
import { reportsSchema, type ReportLine } from "@/lib/report/model/line";
import { ReportItem, type ReportItemProps } from "./report-item";
import classes from "./report-list.module.css";

interface ReportListProps extends Omit<ReportItemProps, "report"> {
  readonly initial: readonly ReportLine[];
  readonly paper: ReportLine["paper"];
}

/** Every report of a kind that was made, newest first, with its files and the place of the trail that it carries. */
export function ReportList({ initial, ...rest }: ReportListProps) {
  // A list ordered while this page is open starts the asking anew.
  const newest = initial[0]?.id ?? 0;
  return <PolledList key={newest} initial={initial} {...rest} />;
}

const allMade = (reports: readonly ReportLine[]) => reports.every(({ status }) => status !== "queued");
const nothing = () => undefined;

function PolledList({ initial, paper, ...item }: ReportListProps) {
  const t = useTranslations("report");
  const { value: reports } = usePolled("/api/laporan", reportsSchema, initial, allMade, nothing);
  const shown = new Set(initial.map(({ id }) => id));
  return (
    <ul className={classes.list} aria-label={t("made")}>
      {reports
        .filter((report) => report.paper === paper && shown.has(report.id))
        .map((report) => (
          <ReportItem key={report.id} report={report} {...item} />
        ))}
    </ul>
  );
}
