import { expect, test } from "vitest";
import { lineOf } from "@/tests/support/desk";
import { likeToConfirm, likeToSign } from "./like";

const waiting = (id: number, followUp: string | null, bulkKind: string | null = "IDN-02 length") => ({
  ...lineOf(id, {
    state: "awaiting_signoff",
    bulkKind,
    outcome: followUp === null ? "rejected" : "accepted",
  }),
  reasonCode: followUp ?? "DATA-BENAR",
  decision: { followUp, paper: null, rows: 1, row: 1, name: "PEMILIH", by: "verif1" },
});
const ids = (groups: readonly { lines: readonly { id: number }[] }[]) =>
  groups.map(({ lines }) => lines.map(({ id }) => id));

test("only like judgements are signed together: no strike, none judged by itself, none that stands alone", () => {
  const lines = [
    waiting(1, null),
    waiting(2, null),
    waiting(3, "UBAH"),
    waiting(4, "TMS-1"),
    waiting(5, "TMS-1"),
    waiting(6, null, null),
    waiting(7, null, null),
  ];
  expect(ids(likeToSign(lines))).toEqual([[1, 2]]);
});

test("earlier answers are confirmed together where one kind of evidence asks, and nobody else has it in hand", () => {
  const open = (id: number, over: object = {}) => ({
    ...lineOf(id, { bulkKind: "IDN-07 other", ...over }),
    reasonCode: null,
  });
  expect(
    ids(likeToConfirm([open(1), open(2), open(3, { held: "other" }), open(4, { state: "final" })])),
  ).toEqual([[1, 2]]);
});
