import { raw } from "sql-template-tag";

// Temporary relations of a run's publication, in its transaction.

/** The findings of the run as they will stand, before they have numbers. */
export const READY = raw("run_ready");
/** Their numbers: (id, fresh, code, subject_key). */
export const NUMBERED = raw("run_numbered");
/** Where an area code lies: (area_code, kec_key, desa_key). */
export const AREAS = raw("run_areas");
/**
 * Control questions (soal kendali) that will stand among them, with what only they have: expected, records.
 */
export const CONTROLS = raw("run_controls");
