"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { FindingActions } from "@/lib/finding/model/actions";
import type { Decided } from "@/components/finding/pane/use-finding";
import type { QueueLine } from "@/lib/finding/model/queue/line";
import { useGuarded } from "@/components/ui/use-guarded";
import { useLineChanges } from "./use-line-changes";
import { useOpenFinding } from "./use-open-finding";
import { useShownFindings } from "./use-shown-findings";
import { useTakeNext } from "./use-take-next";
import { useTurnPage } from "./use-turn-page";

/** There is one answer to be seen at a time: the one that Z takes back. */
const ANSWER = "answer";

/**
 * The table, the cursor in it, and the finding beside it.
 * @param nextPage cursor of the next page of the list, null on the last
 */
export function useWorkbench(lines: readonly QueueLine[], nextPage: string | null, actions: FindingActions) {
  const t = useTranslations("queue");
  const [openId, open] = useOpenFinding(lines);
  const turnPage = useTurnPage(lines, nextPage, open);
  const { rows, change, isDone, following } = useLineChanges(lines);
  const [announcement, announce] = useState("");
  const findings = useShownFindings(openId);
  const { prefetch, forget } = findings;
  const guarded = useGuarded();
  const lastDecided = useRef<Pick<Decided, "findingId" | "answer"> | null>(null);

  const at = rows.findIndex((row) => row.id === openId);

  // The next finding is already here when it is asked for.
  useEffect(() => {
    const next = at < 0 || openId === null ? null : following(openId);
    if (next !== null) prefetch(next.id);
  }, [at, following, openId, prefetch]);

  const onDecided = useCallback(
    ({ findingId, outcome, answer }: Decided) => {
      const line = rows.find((row) => row.id === findingId);
      const next = following(findingId);
      change(findingId, {
        revision: line?.revision ?? 0,
        state: line?.state ?? "new",
        outcome,
        held: null,
        done: true,
      });
      lastDecided.current = { findingId, answer };
      open(next?.id ?? null);
      if (next === null && !turnPage()) notifications.show({ message: t("list-end") });
      void answer.then((result) => {
        forget(findingId);
        if (result.ok) {
          change(findingId, {
            revision: result.value.revision,
            state: result.value.state,
            outcome,
            held: null,
            done: true,
          });
          announce(t("announce-decided", { id: findingId, state: t(`state.${result.value.state}`) }));
          notifications.show({
            id: ANSWER,
            message: t("answered", {
              id: findingId,
              outcome: outcome ?? "other",
              state: t(`state.${result.value.state}`),
            }),
          });
          return;
        }
        // Rolled back: the line stands again, the words typed are still in the form.
        change(findingId, null);
        notifications.show({
          color: "marun",
          autoClose: false,
          title: t("not-saved", { id: findingId }),
          message: result.error.message,
        });
        announce(`${t("not-saved", { id: findingId })} ${result.error.message}`);
        open(findingId);
      });
    },
    [change, following, forget, open, rows, t, turnPage],
  );

  const move = useCallback(
    (step: 1 | -1) => {
      const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
      if (next === undefined) {
        if (step > 0) turnPage();
        return;
      }
      open(next.id);
      document.querySelector<HTMLElement>(`tr[data-id="${next.id}"]`)?.focus({ preventScroll: false });
    },
    [at, open, rows, turnPage],
  );

  const onTaken = useCallback(
    (id: number) => {
      forget(id);
      open(id);
    },
    [forget, open],
  );
  const takeNext = useTakeNext(actions, { onTaken, announce });

  /** Takes back exactly the answer that was given last here, wherever the list has moved on to since. */
  const undoLast = useCallback(async () => {
    const last = lastDecided.current;
    lastDecided.current = null;
    const result = await last?.answer;
    if (last === null || result === undefined || !result.ok) return;
    const { findingId } = last;
    const undone = await guarded(() => actions.undo({ findingId, revision: result.value.revision }));
    notifications.hide(ANSWER);
    notifications.show(
      undone.ok
        ? { message: t("undone", { id: findingId }) }
        : { color: "marun", title: t("not-undone", { id: findingId }), message: undone.error.message },
    );
    if (!undone.ok) return;
    change(findingId, null);
    forget(findingId);
    open(findingId);
    announce(t("undone", { id: findingId }));
  }, [actions, change, forget, guarded, open, t]);

  const restore = useCallback((id: number) => change(id, null), [change]);
  return {
    rows,
    isDone,
    openId,
    open,
    move,
    takeNext,
    undoLast,
    onDecided,
    restore,
    settle: change,
    announcement,
    findings,
  };
}
