"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { FindingActions } from "@/lib/finding/model/actions";
import type { Decided } from "@/components/finding/pane/use-finding";
import { useGuarded } from "@/components/ui/use-guarded";

/** So long the answer that was just given stands on the screen, with the key that takes it back. */
const SHOWN_MS = 12_000;

interface Surroundings {
  /** the finding stands open again as it was before */
  readonly reopen: (id: number) => void;
  readonly announce: (text: string) => void;
}

/** The answer that was given last: told for some seconds, and exactly the one that undoing takes back. */
export function useGivenAnswer(actions: Pick<FindingActions, "undo">, { reopen, announce }: Surroundings) {
  const t = useTranslations("queue");
  const guarded = useGuarded();
  const [given, setGiven] = useState<Decided | null>(null);
  const last = useRef<Decided | null>(null);

  useEffect(() => {
    if (given === null) return undefined;
    const timer = setTimeout(() => setGiven(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [given]);

  const show = useCallback((decided: Decided) => {
    last.current = decided.undoable ? decided : null;
    setGiven(decided);
  }, []);
  /** It did not come to be: nothing is told of it, nothing is left to take back. */
  const withdraw = useCallback((findingId: number) => {
    if (last.current?.findingId === findingId) last.current = null;
    setGiven((now) => (now?.findingId === findingId ? null : now));
  }, []);

  /** Takes back exactly the answer that was given last here, wherever the list has moved on to since. */
  const undo = useCallback(async () => {
    const taken = last.current;
    last.current = null;
    const result = await taken?.answer;
    if (taken === null || result === undefined || !result.ok) return;
    const { findingId } = taken;
    const undone = await guarded(() => actions.undo({ findingId, revision: result.value.revision }));
    setGiven(null);
    notifications.show(
      undone.ok
        ? { message: t("undone", { id: findingId }) }
        : { color: "marun", title: t("not-undone", { id: findingId }), message: undone.error.message },
    );
    if (!undone.ok) return;
    reopen(findingId);
    announce(t("undone", { id: findingId }));
  }, [actions, announce, guarded, reopen, t]);

  return { given, show, withdraw, undo };
}
