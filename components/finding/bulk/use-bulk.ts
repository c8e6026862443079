"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FindingActions } from "@/lib/finding/model/actions";
import { keepDraft } from "@/components/finding/answer/drafts";
import { useGuarded } from "@/components/ui/use-guarded";
import { bulkRefusal, type BulkItem } from "@/lib/finding/model/bulk";
import type { Answer } from "@/lib/finding/model/answer";
import type { LineChange, QueueLine } from "@/lib/finding/model/queue/line";
import { useClaims } from "@/components/finding/queue/use-claims";

interface Bench {
  readonly rows: readonly QueueLine[];
  /** so many findings at most: the office's own limit */
  readonly limit: number;
  readonly settle: (id: number, change: LineChange | null) => void;
}

/**
 * Lines chosen to be judged together: nobody else judges them meanwhile, and nothing is decided that was not
 * on this screen.
 */
export function useBulk({ rows, limit, settle }: Bench, actions: FindingActions) {
  const t = useTranslations("errors");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const [items, setItems] = useState<readonly BulkItem[] | null>(null);
  const guarded = useGuarded();
  const { ids, take, release, held, settled } = useClaims(actions, setRefusal);
  const chosen = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);

  const add = (line: QueueLine): void => {
    if (ids.includes(line.id)) return;
    const refused = bulkRefusal(line, chosen, limit);
    setItems(null);
    setRefusal(refused === null ? null : t(refused, { limit }));
    if (refused === null) take(line);
  };

  const toggle = (line: QueueLine): void => {
    if (!ids.includes(line.id)) return add(line);
    setRefusal(null);
    return release(line.id);
  };

  const clear = () => {
    ids.forEach(release);
    setRefusal(null);
    setItems(null);
  };

  /** Judges what is chosen; each finding is answered for by itself. */
  const judge = async (answer: Answer): Promise<void> => {
    setRunning(true);
    const targets = await held();
    const result =
      targets.length === 0
        ? null
        : await guarded(() => actions.bulk({ items: targets, answer, confirmed: true }));
    setRunning(false);
    if (result === null) return;
    if (!result.ok) return setRefusal(result.error.message);
    for (const item of result.value)
      if (item.ok)
        settle(item.findingId, {
          revision: item.result.revision,
          state: item.result.state,
          outcome: answer.outcome,
          held: null,
          done: true,
        });
    keepDraft(0, "bulk", "");
    settled();
    setRefusal(null);
    setItems(result.value);
  };

  /** Takes one of them back; it is then in this person's hands again. */
  const undo = async (target: { findingId: number; revision: number }): Promise<void> => {
    const result = await guarded(() => actions.undo(target));
    if (!result.ok) return setRefusal(result.error.message);
    settle(target.findingId, null);
    setItems((now) => now?.filter((item) => item.findingId !== target.findingId) ?? null);
  };

  const selection = {
    isChosen: (line: QueueLine) => ids.includes(line.id),
    canJoin: (line: QueueLine) => bulkRefusal(line, chosen, limit) === null,
    toggle,
  };
  return {
    selection,
    chosen,
    refusal,
    running,
    items,
    add,
    toggle,
    clear,
    judge,
    undo,
    dismiss: () => setItems(null),
  };
}

export type Bulk = ReturnType<typeof useBulk>;
