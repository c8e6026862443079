import sql from "sql-template-tag";
import { z } from "zod";
import { OPEN_STATES } from "@/lib/finding/model/state";

const openList = sql`ANY (${[...OPEN_STATES]})`;

/** Counts that a tally is made of, over finding `f`; accepted and rejected are final ones only. */
export const TALLY = sql`
  count(*)::int AS total,
  count(*) FILTER (
    WHERE
      f.state = ${openList}
  )::int AS open,
  count(*) FILTER (
    WHERE
      f.state = 'field_check'
  )::int AS "fieldCheck",
  count(*) FILTER (
    WHERE
      f.state = 'awaiting_signoff'
  )::int AS "awaitingSignoff",
  count(*) FILTER (
    WHERE
      f.state = 'final'
      AND f.outcome = 'accepted'
  )::int AS accepted,
  count(*) FILTER (
    WHERE
      f.state = 'final'
      AND f.outcome = 'rejected'
  )::int AS rejected,
  count(*) FILTER (
    WHERE
      f.state = 'final'
      AND f.outcome = 'undetermined'
  )::int AS undetermined
`;

export const tallyShape = {
  total: z.number(),
  open: z.number(),
  fieldCheck: z.number(),
  awaitingSignoff: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  undetermined: z.number(),
};
