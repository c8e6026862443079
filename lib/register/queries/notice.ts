import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { inScopeSql } from "@/lib/access/scope-sql";
import type { ReadRows } from "@/lib/db/tx-rows";
import { IS_ABOUT } from "@/lib/finding/queries/people";
import { OPEN_STATES } from "@/lib/finding/model/state";
import { IS_RECORD } from "@/lib/roll/shown-record";
import type { Notice, NoticeAsked, NoticeFact } from "@/lib/register/model/notice";
import { struckVoter } from "./struck";

/** What the paper says, or null where nothing of the kind lies in the person's area. */
export async function noticeOf(ctx: Ctx, asked: NoticeAsked, read: ReadRows): Promise<Notice | null> {
  switch (asked.kind) {
    case "notice":
    case "decision":
      return ofStrike(ctx, asked, read);
    case "invitation":
      return ofFinding(ctx, asked, read);
    case "receipt":
      return ofLetter(asked, read);
  }
}

async function ofStrike(
  ctx: Ctx,
  asked: Extract<NoticeAsked, { kind: "notice" | "decision" }>,
  read: ReadRows,
): Promise<Notice | null> {
  const struck = await struckVoter(ctx, asked, read);
  if (struck === null) return null;
  const { paper, decision, followUp, finalAt, regionCode, period } = struck;
  const facts: (NoticeFact | null)[] = [
    { key: "number", value: String(decision), as: "text" },
    { key: "reason", value: followUp, as: "reason" },
    paper === null ? null : { key: "paper", value: paper.kind, as: "paper" },
    paper?.number == null ? null : { key: "paper-number", value: paper.number, as: "text" },
    paper?.date == null ? null : { key: "paper-date", value: paper.date, as: "day" },
    { key: "final", value: finalAt, as: "moment" },
  ];
  return {
    kind: asked.kind,
    regionCode,
    period,
    to: struck.name,
    place: `${struck.desa}, ${struck.kec}, TPS ${struck.tps}`,
    facts: facts.filter((fact) => fact !== null),
    points: [],
  };
}

const personSchema = z.object({
  regionCode: z.string(),
  period: z.string(),
  detector: z.string(),
  name: z.string(),
  place: z.string(),
});

/**
 * Somebody whom an open finding is about is invited to say what is right, before anybody decides. The made-up people
 * of control findings (soal kendali) too: a refusal would name them.
 */
async function ofFinding(
  ctx: Ctx,
  { finding, row }: Extract<NoticeAsked, { kind: "invitation" }>,
  read: ReadRows,
): Promise<Notice | null> {
  const [found] = await read(
    personSchema,
    sql`
      SELECT
        f.region_code AS "regionCode",
        s.stage || ' ' || s.period AS period,
        f.detector,
        coalesce(v.name, '–') AS name,
        concat_ws(', ', coalesce(d.name, v.desa), coalesce(k.name, v.kecamatan), 'TPS ' || v.tps) AS place
      FROM
        finding f
        JOIN finding_record r ON r.finding_id = f.id
        AND ${IS_ABOUT}
        JOIN shown_record v ON ${IS_RECORD}
        JOIN snapshot s ON s.id = f.snapshot_id
        LEFT JOIN region_code k ON k.code = v.kec_code
        LEFT JOIN region_code d ON d.code = v.desa_code
      WHERE
        f.id = ${finding}
        AND v.row_no = ${row}
        AND f.state = ANY (${[...OPEN_STATES]}) ${inScopeSql(ctx.actor)}
      LIMIT
        1
    `,
  );
  if (found === undefined) return null;
  const { detector, name, ...rest } = found;
  return {
    kind: "invitation",
    ...rest,
    to: name,
    facts: [{ key: "about", value: detector, as: "rule" }],
    points: [],
  };
}

const letterSchema = z.object({
  regionCode: z.string(),
  period: z.string(),
  id: z.number(),
  sender: z.string(),
  number: z.string(),
  dated: z.string(),
  due: z.string().nullable(),
  points: z.array(z.string()),
});

async function ofLetter(
  { letter }: Extract<NoticeAsked, { kind: "receipt" }>,
  read: ReadRows,
): Promise<Notice | null> {
  const [found] = await read(
    letterSchema,
    sql`
      SELECT
        s.region_code AS "regionCode",
        s.stage || ' ' || s.period AS period,
        l.id,
        l.sender,
        l.number,
        l.dated::text,
        l.due::text,
        l.points
      FROM
        letter l
        JOIN snapshot s ON s.id = l.snapshot_id
      WHERE
        l.id = ${letter}
    `,
  );
  if (found === undefined) return null;
  const { id, sender, number, dated, due, regionCode, period, points } = found;
  const facts: NoticeFact[] = [
    { key: "receipt", value: String(id), as: "text" },
    { key: "number", value: number, as: "text" },
    { key: "dated", value: dated, as: "day" },
    ...(due === null ? [] : [{ key: "due", value: due, as: "day" } as const]),
  ];
  return { kind: "receipt", regionCode, period, to: sender, place: "", facts, points };
}
