"use client";

import { useFormatter, useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { StateBadge } from "@/components/ui/state-badge";
import type { ReportLine } from "@/lib/report/model/line";
import { RemakeButton, type RemakeReport } from "./remake-button";
import classes from "./report-list.module.css";

export interface ReportItemProps {
  readonly report: ReportLine;
  /** may open the list that carries identities */
  readonly mayOpenFollowUp: boolean;
  /** null where the person may not */
  readonly remake: RemakeReport | null;
}

/** One report: state and progress, its files, the place of the trail that it carries. */
export function ReportItem({ report, mayOpenFollowUp, remake }: ReportItemProps) {
  const t = useTranslations("report");
  const errors = useTranslations("errors");
  const { problem, remade } = report;
  return (
    <li>
      <div className={classes.head}>
        <strong>
          {report.runId === null
            ? t("name-recap", { id: report.id, period: report.snapshotLabel })
            : t("name", { id: report.id, period: report.snapshotLabel, run: report.runId })}
        </strong>
        <StateBadge tone={toneOf(report)}>
          {report.status === "ready"
            ? t(`kind-of.${report.paper}.${report.kind}`)
            : report.status === "queued" && report.filesAll > 0
              ? t("progress", { made: report.filesMade, all: report.filesAll })
              : t(`status.${report.status}`)}
        </StateBadge>
        <span className={classes.quiet}>
          {report.createdBy} · <DateText value={report.createdAt} moment />
        </span>
      </div>
      {problem !== null && (
        <p className={classes.quiet}>
          {errors.has(problem.code) ? errors(problem.code, { ...problem.values }) : problem.code}
        </p>
      )}
      {report.status === "ready" && (
        <>
          <Files report={report} mayOpenFollowUp={mayOpenFollowUp} />
          <p className={classes.hash}>
            {t("chain", { seq: report.chainSeq ?? 0, head: (report.chainHead ?? "").slice(0, 16) })}
          </p>
          {remade !== null && (
            <p className={classes.quiet}>
              <DateText value={remade.at} moment />{" "}
              {remade.changed.length === 0
                ? t("remade-same")
                : t("remade-changed", { names: remade.changed.join(", ") })}
            </p>
          )}
          {remake !== null && <RemakeButton reportId={report.id} remake={remake} />}
        </>
      )}
    </li>
  );
}

function toneOf({ status, kind }: ReportLine) {
  if (status === "ready") return kind === "final" ? "done" : "waiting";
  return status === "failed" ? "bad" : "open";
}

function Files({ report, mayOpenFollowUp }: Pick<ReportItemProps, "report" | "mayOpenFollowUp">) {
  const format = useFormatter();
  const size = (bytes: number) =>
    format.number(Math.max(1, Math.round(bytes / 1024)), { style: "unit", unit: "kilobyte" });
  return (
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
  );
}
