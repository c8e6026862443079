/** Where a roll stands between its upload and its removal. */
export const SNAPSHOT_STATUSES = ["queued", "importing", "ready", "failed", "cancelled", "removed"] as const;
export type SnapshotStatus = (typeof SNAPSHOT_STATUSES)[number];

/** Where the reading of files stands that a person waits for before importing them. */
export const PREVIEW_STATUSES = ["queued", "reading", "done", "failed", "cancelled"] as const;
export type PreviewStatus = (typeof PREVIEW_STATUSES)[number];

/** The same of an uploaded file. */
export const UPLOAD_STATUSES = ["receiving", "inspecting", "ready", "refused", "used", "deleted"] as const;
