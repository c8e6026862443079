/** A report (laporan) is final when no finding of its run is open. */
export const REPORT_KINDS = ["interim", "final"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_STATUSES = ["queued", "ready", "failed"] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];
