import { z } from "zod";

/** Papers for a person, from templates, handed over by people: pemberitahuan, keputusan, undangan, tanda terima. */
export const NOTICE_KINDS = ["notice", "decision", "invitation", "receipt"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

const id = z.coerce.number().int().positive().max(2_147_483_647);

/** Whom or what a paper is about: a strike, somebody whom an open finding is about, a letter. */
export const noticeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("notice"), decision: id, row: id }),
  z.strictObject({ kind: z.literal("decision"), decision: id, row: id }),
  z.strictObject({ kind: z.literal("invitation"), finding: id, row: id }),
  z.strictObject({ kind: z.literal("receipt"), letter: id }),
]);
export type NoticeAsked = z.infer<typeof noticeSchema>;

/** What a paper says: lines of name and value, and to whom it goes. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly regionCode: string;
  readonly period: string;
  /** who gets it: a person with its desa, or the sender of a letter */
  readonly to: string;
  readonly place: string;
  /** keys of `register.notice.fact` with what stands beside them; days as YYYY-MM-DD */
  readonly facts: readonly NoticeFact[];
  /** of a letter: its points */
  readonly points: readonly string[];
}

export interface NoticeFact {
  readonly key:
    | "number"
    | "reason"
    | "paper"
    | "paper-number"
    | "paper-date"
    | "final"
    | "about"
    | "dated"
    | "receipt"
    | "due";
  readonly value: string;
  /** how it is told: a text as it is, a day, a moment, a key of the reasons or papers, or a rule */
  readonly as: "text" | "day" | "moment" | "reason" | "paper" | "rule";
}
