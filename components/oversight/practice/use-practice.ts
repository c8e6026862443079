"use client";

import { useCallback, useMemo, useState } from "react";
import type { ActionResult, FindingActions, RevealedIdentity } from "@/lib/finding/model/actions";
import type { PracticeAnswer } from "@/lib/oversight/model/practice";
import type { Result } from "@/lib/result";
import type { Explanation, PracticeCard } from "@/lib/next/practice";

export type AnswerPractice = (input: {
  round: number;
  item: string;
  given: PracticeAnswer;
}) => Promise<Result<Explanation | null>>;

/**
 * One round: which question is open, what was answered, and the actions of a finding bent so that they reach
 * practice and nothing else.
 */
export function usePractice(round: number, cards: readonly PracticeCard[], answer: AnswerPractice) {
  const [openAt, setOpenAt] = useState(() => cards.findIndex(({ explanation }) => explanation === null));
  const [fresh, setFresh] = useState<ReadonlyMap<string, Explanation>>(NOTHING);
  const [unblinded, setUnblinded] = useState<ReadonlySet<string>>(NOBODY);
  const [unmasked, setUnmasked] = useState(false);
  const rows = useMemo(
    () => cards.map((card) => ({ ...card, explanation: fresh.get(card.item) ?? card.explanation })),
    [cards, fresh],
  );
  const open = rows[openAt] ?? null;

  const actions = useMemo((): FindingActions => {
    const done = (): Promise<Result<ActionResult & { members: number }>> =>
      Promise.resolve({
        ok: true,
        value: {
          findingId: cards[openAt]?.shown.view.id ?? 0,
          revision: 1,
          state: "new",
          claimedUntil: null,
          judgementId: null,
          members: 0,
        },
      });
    const give = async (given: PracticeAnswer): Promise<Result<ActionResult>> => {
      const item = cards[openAt]?.item;
      if (item === undefined) return done();
      const result = await answer({ round, item, given });
      if (!result.ok) return result;
      const explanation = result.value;
      if (explanation !== null) setFresh((now) => new Map(now).set(item, explanation));
      return done();
    };
    const reveal = (): Promise<Result<{ identities: readonly RevealedIdentity[]; leftToday: number }>> => {
      setUnmasked(true);
      return Promise.resolve({ ok: true, value: { identities: [], leftToday: 0 } });
    };
    const blind = () => {
      setUnblinded((now) => new Set(now).add(cards[openAt]?.item ?? ""));
      return done();
    };
    const many = () => Promise.resolve({ ok: true, value: [] } as const);
    return {
      judge: (input) => give(input.answer.outcome),
      unsure: () => give("checked"),
      fieldCheck: () => give("checked"),
      blind,
      reveal,
      takeNext: () => Promise.resolve({ ok: true, value: null }),
      bulk: many,
      carry: many,
      confirmKept: many,
      signOffMany: many,
      revokeKept: ({ findingId }) => Promise.resolve({ ok: true, value: { findingId } }),
      // Nobody of a made-up roll is taken for another.
      namesakes: () =>
        Promise.resolve({ ok: true, value: { struck: [], people: [], all: 0, doubtful: [], nik: null } }),
      claim: done,
      renew: done,
      release: done,
      fieldResult: done,
      split: done,
      undo: done,
      paper: done,
      signOff: done,
      undetermined: done,
      return: done,
      reopen: done,
    };
  }, [answer, cards, openAt, round]);

  const move = useCallback(
    (step: 1 | -1) => setOpenAt((at) => Math.min(cards.length - 1, Math.max(0, at + step))),
    [cards.length],
  );
  const next = useCallback(() => {
    const after =
      [...rows.keys()].find((at) => at > openAt && rows[at]?.explanation === null) ??
      rows.findIndex(({ explanation }) => explanation === null);
    setOpenAt(after);
  }, [openAt, rows]);
  return {
    rows,
    open,
    actions,
    move,
    next,
    unmasked,
    blind: open !== null && open.shown.view.comparison && !unblinded.has(open.item),
    openItem: useCallback(
      (item: string | null) => setOpenAt(item === null ? -1 : cards.findIndex((card) => card.item === item)),
      [cards],
    ),
  };
}

const NOTHING: ReadonlyMap<string, Explanation> = new Map();
const NOBODY: ReadonlySet<string> = new Set();
