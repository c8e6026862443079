import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { z } from "zod";
import { ROLES } from "@/lib/access/actor";
import { LONG_ACTION_KINDS, LONG_ACTION_STATUSES } from "@/lib/long-action/model/long-action";
import { SECOND_KINDS, SECOND_OUTCOMES } from "@/lib/account/model/second-person";
import { EVENT_KINDS } from "@/lib/calendar/model/event";
import { MODUS, NOTE_SOURCES } from "@/lib/calendar/model/local-note";
import { rows } from "@/lib/db/sql";
import { TIERS, tierRank, tierRankSql } from "@/lib/detectors/kit/tier";
import { SUBJECT_TYPES } from "@/lib/detectors/kit/types";
import { REJECT_CODES, REOPEN_REASONS, RETURN_REASONS } from "@/lib/finding/model/reasons";
import { CARRIED_OUT_STATES, CHANGE_KINDS } from "@/lib/followup/model/carried-out";
import { EXCHANGE_BASES, EXCHANGE_STATUSES } from "@/lib/exchange/model/exchange";
import { DRAFT_KINDS, DRAFT_SOURCES, FALLBACKS } from "@/lib/draft/model/draft";
import { FINDING_STATES, JUDGEMENT_KINDS, OUTCOMES, RECORD_ROLES } from "@/lib/finding/model/state";
import { LOCALES } from "@/lib/i18n/locales";
import { FILE_KINDS } from "@/lib/ingest/file-type";
import { REJECT_REASONS } from "@/lib/ingest/rows";
import { VISIT_RESULTS } from "@/lib/list/model/sample";
import { LINE_STATES, LIST_KINDS, LIST_STATUSES, MATCH_WAYS } from "@/lib/list/model/kinds";
import { LETTER_KINDS } from "@/lib/register/model/letter";
import { ITEM_CATEGORIES } from "@/lib/register/model/letter-item";
import { STRATA, VERDICTS } from "@/lib/oversight/model/recheck";
import { PRACTICE_ANSWERS } from "@/lib/oversight/model/practice";
import { TEMPLATE_KINDS } from "@/lib/office/model/template";
import { REPORT_KINDS, REPORT_PAPERS, REPORT_STATUSES } from "@/lib/report/model/status";
import { CODE_KINDS } from "@/lib/roll/code-tables";
import { FOLLOW_UPS } from "@/lib/roll/follow-ups";
import { DETECTOR_STATUSES, RUN_STATUSES } from "@/lib/run/model/status";
import { STAGES } from "@/lib/snapshot/model/input";
import { PREVIEW_STATUSES, SNAPSHOT_STATUSES, UPLOAD_STATUSES } from "@/lib/snapshot/model/status";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();

/** The union that TypeScript has for the words of a column, by the name of its CHECK constraint. */
const WORDS: Record<string, readonly string[]> = {
  user_role_known: ROLES,
  second_request_kind_known: SECOND_KINDS,
  second_request_outcome_known: SECOND_OUTCOMES,
  user_locale_known: LOCALES,
  upload_status_known: UPLOAD_STATUSES,
  import_preview_status_known: PREVIEW_STATUSES,
  upload_kind_known: FILE_KINDS,
  snapshot_stage_known: STAGES,
  snapshot_status_known: SNAPSHOT_STATUSES,
  import_reject_reason_known: REJECT_REASONS,
  calendar_event_kind_known: EVENT_KINDS,
  local_note_modus_known: MODUS,
  local_note_source_known: NOTE_SOURCES,
  reference_list_kind_known: LIST_KINDS,
  reference_list_status_known: LIST_STATUSES,
  reference_list_line_state_known: LINE_STATES,
  reference_list_candidate_how_known: MATCH_WAYS,
  list_sample_line_result_known: VISIT_RESULTS,
  exchange_basis_known: EXCHANGE_BASES,
  exchange_status_known: EXCHANGE_STATUSES,
  run_status_known: RUN_STATUSES,
  run_detector_status_known: DETECTOR_STATUSES,
  run_stage_tier_known: TIERS,
  run_stage_subject_type_known: SUBJECT_TYPES,
  code_table_kind_known: CODE_KINDS,
  finding_tier_known: TIERS,
  finding_subject_known: SUBJECT_TYPES,
  finding_state_known: FINDING_STATES,
  finding_outcome_known: OUTCOMES,
  finding_reason_code_known: [...FOLLOW_UPS, ...REJECT_CODES],
  finding_follow_up_known: FOLLOW_UPS,
  finding_record_role_known: RECORD_ROLES,
  judgement_kind_known: JUDGEMENT_KINDS,
  judgement_outcome_known: OUTCOMES,
  judgement_from_state_known: FINDING_STATES,
  judgement_to_state_known: FINDING_STATES,
  judgement_reason_code_known: [...FOLLOW_UPS, ...REJECT_CODES, ...RETURN_REASONS, ...REOPEN_REASONS],
  control_finding_expected_known: OUTCOMES.filter((outcome) => outcome !== "undetermined"),
  practice_answer_given_known: PRACTICE_ANSWERS,
  roll_change_kind_known: CHANGE_KINDS,
  carried_out_state_known: CARRIED_OUT_STATES,
  report_kind_known: REPORT_KINDS,
  recheck_item_stratum_known: STRATA,
  recheck_item_verdict_known: VERDICTS,
  draft_kind_known: DRAFT_KINDS,
  draft_locale_known: LOCALES,
  draft_source_known: DRAFT_SOURCES,
  draft_fallback_known: FALLBACKS,
  letter_kind_known: LETTER_KINDS,
  letter_item_category_known: ITEM_CATEGORIES,
  report_paper_known: REPORT_PAPERS,
  office_template_kind_known: TEMPLATE_KINDS,
  report_status_known: REPORT_STATUSES,
  long_act_kind_known: LONG_ACTION_KINDS,
  long_act_status_known: LONG_ACTION_STATUSES,
};

const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

test("every column of words holds exactly the words of its union in TypeScript", async () => {
  const checks = await rows(
    z.object({ name: z.string(), text: z.string() }),
    sql`
      SELECT
        conname AS name,
        pg_get_constraintdef(oid) AS text
      FROM
        pg_constraint
      WHERE
        contype = 'c'
        AND conname LIKE '%_known'
    `,
  );
  const stored = Object.fromEntries(
    checks.map(({ name, text }) => [
      name,
      sorted([...text.matchAll(/'([^']+)'/g)].map(([, word]) => word ?? "")),
    ]),
  );
  expect(stored).toEqual(
    Object.fromEntries(Object.entries(WORDS).map(([name, words]) => [name, sorted(words)])),
  );
});

test("the rank stored beside a tier is the one that TypeScript sorts by", async () => {
  const ranked = await rows(
    z.object({ tier: z.enum(TIERS), rank: z.number() }),
    sql([
      `SELECT tier, ${tierRankSql("tier")} AS rank FROM unnest(ARRAY[${TIERS.map((tier) => `'${tier}'`).join()}]) tier`,
    ]),
  );
  expect(ranked).toEqual(TIERS.map((tier) => ({ tier, rank: tierRank(tier) })));
  const [check] = await rows(
    z.object({ text: z.string() }),
    sql`
      SELECT
        pg_get_constraintdef(oid) AS text
      FROM
        pg_constraint
      WHERE
        conname = 'finding_tier_known'
    `,
  );
  for (const tier of TIERS) expect(check?.text).toMatch(new RegExp(`'${tier}'[^0-9]*${tierRank(tier)}\\b`));
});
