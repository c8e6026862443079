"use client";

import { useFormatter, useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { StateBadge } from "@/components/ui/state-badge";
import { usePolled } from "@/components/ui/use-polled";
import { reportsSchema, type ReportLine } from "@/lib/report/model/line";
import classes from "./report-list.module.css";

interface ReportListProps {
  readonly initial: readonly ReportLine[];
  /** may open the list that carries identities */
  readonly mayOpenFollowUp: boolean;
}

/** Every report that was made, newest first, with its files and the place of the trail that it carries. */
export function ReportList({ initial, mayOpenFollowUp }: ReportListProps) {
  // A list ordered while this page is open starts the asking anew.
  const newest = initial[0]?.id ?? 0;
  return <PolledList key={newest} initial={initial} mayOpenFollowUp={mayOpenFollowUp} />;
}

const allMade = (reports: readonly ReportLine[]) => reports.every(({ status }) => status !== "queued");
const nothing = () => undefined;

function PolledList({ initial, mayOpenFollowUp }: ReportListProps) {
  const { value: reports } = usePolled("/api/laporan", reportsSchema, initial, allMade, nothing);
  return (
    <ul className={classes.list}>
      {reports.map((report) => (
        <ReportItem key={report.id} report={report} mayOpenFollowUp={mayOpenFollowUp} />
      ))}
    </ul>
  );
}

function ReportItem({
  report,
  mayOpenFollowUp,
}: {
  readonly report: ReportLine;
  readonly mayOpenFollowUp: boolean;
}) {
  const t = useTranslations("report");
  const errors = useTranslations("errors");
  const format = useFormatter();
  const size = (bytes: number) =>
    format.number(Math.max(1, Math.round(bytes / 1024)), { style: "unit", unit: "kilobyte" });
  return (
    <li>
      <div className={classes.head}>
        <strong>{t("name", { id: report.id, period: report.snapshotLabel, run: report.runId })}</strong>
        <StateBadge
          tone={
            report.status === "ready"
              ? report.kind === "final"
                ? "done"
                : "waiting"
              : report.status === "failed"
                ? "bad"
                : "open"
          }
        >
          {report.status === "ready" ? t(`kind.${report.kind}`) : t(`status.${report.status}`)}
        </StateBadge>
        <span className={classes.quiet}>
          {report.createdBy} · <DateText value={report.createdAt} moment />
        </span>
      </div>
      {report.problem !== null && (
        <p className={classes.quiet}>
          {errors.has(report.problem.code)
            ? errors(report.problem.code, { ...report.problem.values })
            : report.problem.code}
        </p>
      )}
      {report.status === "ready" && (
        <>
          <ul className={classes.files}>
            {report.files
              .filter(({ name }) => mayOpenFollowUp || !name.startsWith("tindak-lanjut"))
              .map((file) => (
                <li key={file.name}>
                  <a href={`/api/laporan/${report.id}/${file.name}`} download>
                    {file.name}
                  </a>{" "}
                  <span className={classes.quiet}>{size(file.size)}</span>
                </li>
              ))}
          </ul>
          <p className={classes.hash}>
            {t("chain", { seq: report.chainSeq ?? 0, head: (report.chainHead ?? "").slice(0, 16) })}
          </p>
        </>
      )}
    </li>
  );
}
