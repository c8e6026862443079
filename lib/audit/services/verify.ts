import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { keptCheckpoints, type KeptCheckpoint } from "@/lib/audit/anchor/kept";
import { GrowingTree, leafHash } from "@/lib/audit/anchor/merkle";
import { breakOf, GENESIS, type Break } from "@/lib/audit/model/chain";
import { firstMismatch, type MismatchKind } from "@/lib/audit/queries/mismatch";
import { walkTrail } from "@/lib/audit/queries/walk";

export type AuditVerification =
  | {
      readonly ok: true;
      readonly events: number;
      readonly head: string;
      readonly reports: number;
      /** How many checkpoints from outside were held against it. */
      readonly anchors: number;
    }
  /** `seq`: the first row that is wrong; of missing rows the first number that is missing. */
  | { readonly ok: false; readonly seq: number; readonly problem: Break; readonly reportId?: number }
  /** A checkpoint from outside: of a past that is no longer there, or no checkpoint of this trail. */
  | { readonly ok: false; readonly seq: number; readonly problem: AnchorProblem; readonly file: string }
  /** The trail holds together, but not with what it is about. */
  | { readonly ok: false; readonly problem: MismatchKind; readonly id: number };

/** anchor: the past was rewritten · anchor-ahead: it was cut off · anchor-signature: not signed by this key */
type AnchorProblem = "anchor" | "anchor-ahead" | "anchor-signature";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

function canonical(text: string): string | null {
  try {
    return canonicalize(JSON.parse(text)) ?? null;
  } catch {
    return null;
  }
}

/**
 * Walks the whole trail from its first event, in constant memory, then checks it against the reports already
 * handed out, the decisions that it tells of, and the checkpoints that somebody kept outside.
 * @param anchors a folder of checkpoints
 */
export async function verifyAudit(ctx: Ctx, anchors?: string): Promise<AuditVerification> {
  authorise(ctx.actor, "audit.view");
  const kept = anchors === undefined ? [] : await keptCheckpoints(anchors);
  const foreign = kept.find(({ checkpoint }) => checkpoint === null);
  if (foreign) return { ok: false, seq: 0, problem: "anchor-signature", file: foreign.file };
  const tree = new GrowingTree();
  let before = { seq: 0, hash: GENESIS };
  for await (const row of walkTrail()) {
    const problem = breakOf(row, before, sha256, canonical);
    if (problem !== null) return { ok: false, seq: problem === "gap" ? before.seq + 1 : row.seq, problem };
    before = { seq: row.seq, hash: row.hash };
    tree.add(leafHash(row.body));
    const unfit = kept.find((one) => one.checkpoint?.size === tree.size && !fits(one, tree, row.hash));
    if (unfit) return { ok: false, seq: row.seq, problem: "anchor", file: unfit.file };
  }
  const ahead = kept.find(({ checkpoint }) => (checkpoint?.size ?? 0) > tree.size);
  if (ahead) return { ok: false, seq: tree.size + 1, problem: "anchor-ahead", file: ahead.file };
  return (await headBreak(before)) ?? (await unreconciled()) ?? reportsFit(before, kept.length);
}

const fits = ({ checkpoint }: KeptCheckpoint, tree: GrowingTree, head: string): boolean =>
  checkpoint?.head === head && checkpoint.root.equals(tree.root());

async function unreconciled(): Promise<AuditVerification | null> {
  const found = await firstMismatch();
  return found === undefined ? null : { ok: false, problem: found.kind, id: found.id };
}

/**
 * Rows cut off at the end leave a sound chain, but the head remembers. Events written meanwhile are no fault.
 */
async function headBreak(last: { seq: number; hash: string }): Promise<AuditVerification | null> {
  const [missing] = await rows(
    z.object({ seq: z.number() }),
    sql`
      SELECT
        h.seq
      FROM
        public.audit_head h
      WHERE
        h.seq < ${last.seq}
        OR (
          h.seq > ${last.seq}
          AND NOT EXISTS (
            SELECT
              1
            FROM
              public.audit_event e
            WHERE
              e.seq = ${last.seq + 1}
          )
        )
        OR (
          h.seq = ${last.seq}
          AND h.hash <> ${last.hash}
        )
    `,
  );
  return missing === undefined
    ? null
    : { ok: false, seq: Math.min(missing.seq, last.seq + 1), problem: "head" };
}

async function reportsFit(last: { seq: number; hash: string }, anchors: number): Promise<AuditVerification> {
  const [unfit] = await rows(
    z.object({ id: z.number(), seq: z.number() }),
    sql`
      SELECT
        r.id,
        r.chain_seq AS seq
      FROM
        public.report r
        LEFT JOIN public.audit_event e ON e.seq = r.chain_seq
      WHERE
        r.chain_seq IS NOT NULL
        AND r.chain_seq > 0
        AND e.hash IS DISTINCT FROM r.chain_head
      ORDER BY
        r.chain_seq
      LIMIT
        1
    `,
  );
  if (unfit) return { ok: false, seq: unfit.seq, problem: "report", reportId: unfit.id };
  const [count] = await rows(
    z.object({ n: z.number() }),
    sql`
      SELECT
        count(*) AS n
      FROM
        report
      WHERE
        chain_seq IS NOT NULL
    `,
  );
  return { ok: true, events: last.seq, head: last.hash, reports: count?.n ?? 0, anchors };
}
