import type { Answered } from "@/components/snapshot/upload/question-card";
import type { ListInput } from "@/lib/list/model/input";
import type { ListKind } from "@/lib/list/model/kinds";
import type { Period } from "@/lib/snapshot/model/period";

/** What a person types about a list, as typed. */
export interface ListFields {
  readonly kind: ListKind;
  readonly source: string;
  readonly snapshotId: number;
  readonly letterNumber: string;
  readonly letterDate: string;
  readonly broughtBy: string;
  readonly referenceDate: string;
  readonly keepUntil: string;
}

export const startingList = (current: Period): ListFields => ({
  kind: "meninggal",
  source: "",
  snapshotId: current.id,
  letterNumber: "",
  letterDate: "",
  broughtBy: "",
  referenceDate: "",
  keepUntil: "",
});

const filled = (name: string, text: string) => (text.trim() === "" ? {} : { [name]: text.trim() });

export function toListInput(fields: ListFields, answered: readonly Answered[]): ListInput {
  const { kind, source, snapshotId, letterNumber, letterDate, broughtBy, referenceDate, keepUntil } = fields;
  return {
    kind,
    source,
    snapshotId,
    ...filled("letterNumber", letterNumber),
    ...filled("letterDate", letterDate),
    ...filled("broughtBy", broughtBy),
    ...filled("referenceDate", referenceDate),
    ...filled("keepUntil", keepUntil),
    answers: Object.fromEntries(answered.map(({ question, value }) => [question.id, value])),
  };
}
