"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { QueueActs } from "@/components/findings/acts";
import { keepDraft } from "@/components/findings/drafts";
import { bulkRefusal, type BulkItem } from "@/lib/domain/bulk";
import type { Answer } from "@/lib/domain/finding-input";
import type { LineChange, QueueLine } from "@/lib/domain/queue-line";
import type { Result } from "@/lib/domain/result";

/** A lease runs a quarter of an hour; those of chosen lines are renewed well before. */
const RENEW_EVERY = 5 * 60_000;

type Claims = Map<number, Promise<number | null>>;

interface Bench {
  readonly rows: readonly QueueLine[];
  /** so many findings at most: the office's own limit */
  readonly limit: number;
  readonly settle: (id: number, change: LineChange | null) => void;
}

/**
 * Lines chosen to be judged together. Each is taken the moment it is chosen, so that nobody else judges it meanwhile and nothing is decided
 * that was not on this screen; whoever lets go of a line gives it back.
 */
export function useBulk({ rows, limit, settle }: Bench, acts: QueueActs) {
  const t = useTranslations("errors");
  const [ids, setIds] = useState<readonly number[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const [items, setItems] = useState<readonly BulkItem[] | null>(null);
  const claims = useRef<Claims>(new Map());
  const chosen = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);

  const guarded = useCallback(
    <T,>(work: Promise<Result<T>>): Promise<Result<T>> => work.catch((): Result<T> => ({ ok: false, error: { kind: "fault", code: "offline", message: t("offline") } })),
    [t],
  );

  const drop = useCallback((id: number) => {
    claims.current.delete(id);
    setIds((now) => now.filter((one) => one !== id));
  }, []);

  const take = (line: QueueLine) => {
    setIds((now) => (now.includes(line.id) ? now : [...now, line.id]));
    claims.current.set(line.id, guarded(acts.claim({ findingId: line.id })).then((result) => {
      if (result.ok) return result.value.revision;
      setRefusal(result.error.message);
      drop(line.id);
      return null;
    }));
  };

  const letGo = (id: number) => {
    const claim = claims.current.get(id);
    drop(id);
    // Given back once it was taken; what cannot be given back runs out by itself.
    void claim?.then((revision) => (revision === null ? undefined : guarded(acts.release({ findingId: id }))));
  };

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
    return letGo(line.id);
  };

  const clear = () => {
    ids.forEach(letGo);
    setRefusal(null);
    setItems(null);
  };

  useEffect(() => {
    if (ids.length === 0) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") for (const findingId of ids) acts.renew({ findingId }).catch(() => undefined);
    }, RENEW_EVERY);
    return () => clearInterval(timer);
  }, [acts, ids]);

  /** Judges what is chosen; each finding is answered for by itself. */
  const judge = async (answer: Answer): Promise<void> => {
    setRunning(true);
    const taken = await Promise.all(ids.map(async (findingId) => ({ findingId, revision: await claims.current.get(findingId) })));
    const targets = taken.flatMap(({ findingId, revision }) => (revision == null ? [] : [{ findingId, revision }]));
    const result = targets.length === 0 ? null : await guarded(acts.bulk({ items: targets, answer, confirmed: true }));
    setRunning(false);
    if (result === null) return;
    if (!result.ok) return setRefusal(result.error.message);
    for (const item of result.value) if (item.ok) settle(item.findingId, { revision: item.result.revision, state: item.result.state, outcome: answer.outcome, held: null, done: true });
    keepDraft(0, "bulk", "");
    claims.current.clear();
    setIds([]);
    setRefusal(null);
    setItems(result.value);
  };

  /** Takes one of them back; it is then in this person's hands again. */
  const undo = async (target: { findingId: number; revision: number }): Promise<void> => {
    const result = await guarded(acts.undo(target));
    if (!result.ok) return setRefusal(result.error.message);
    settle(target.findingId, null);
    setItems((now) => now?.filter((item) => item.findingId !== target.findingId) ?? null);
  };

  const selection = { isChosen: (line: QueueLine) => ids.includes(line.id), canJoin: (line: QueueLine) => bulkRefusal(line, chosen, limit) === null, toggle };
  return { selection, chosen, refusal, running, items, add, toggle, clear, judge, undo, dismiss: () => setItems(null) };
}

export type Bulk = ReturnType<typeof useBulk>;
