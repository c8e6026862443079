/** A report (laporan) is final when no finding of its run is open. */
export const REPORT_KINDS = ["interim", "final"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** What a report is: of the findings of a run (laporan), or of the meeting (rekap dan Berita Acara). */
export const REPORT_PAPERS = ["findings", "recap"] as const;
export type ReportPaper = (typeof REPORT_PAPERS)[number];

export const REPORT_STATUSES = ["queued", "ready", "failed"] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];
