import { raw } from "sql-template-tag";

// Temporary relations of a run's publication, in its transaction.

/** The findings of the run as they will stand, before they have numbers. */
export const READY = raw("run_ready");
/**
 * Findings that will stand among them, but belong to no run and have no records; with the columns of READY.
 * Empty unless `beforePublish` fills it.
 */
export const ADDED = raw("run_added");
/** The numbers of the run's findings: (id, fresh, code, subject_key). */
export const NUMBERED = raw("run_numbered");
/** Where an area code lies: (area_code, kec_key, desa_key). */
export const AREAS = raw("run_areas");
