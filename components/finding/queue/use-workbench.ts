"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import type { ActionResult, FindingActions } from "@/lib/finding/model/actions";
import { saidOf } from "@/lib/finding/model/final-action";
import type { Decided } from "@/components/finding/pane/use-finding";
import type { LineChange, QueueLine } from "@/lib/finding/model/queue/line";
import { dropDraft } from "@/components/finding/answer/drafts";
import { keepAction, type KeptAction } from "./outbox";
import { useGivenAnswer } from "./use-given-answer";
import { useLineChanges } from "./use-line-changes";
import { useOpenFinding } from "./use-open-finding";
import { isUnheard, useOutbox } from "./use-outbox";
import { useShownFindings } from "./use-shown-findings";
import { useTakeNext } from "./use-take-next";
import { useTurnPage } from "./use-turn-page";

/** Findings read before they are asked for: who rejects three in a row waits for none of them. */
const AHEAD = 3;

/**
 * The table, the cursor in it, and the finding beside it.
 * @param nextPage cursor of the next page of the list, null on the last
 */
export function useWorkbench(lines: readonly QueueLine[], nextPage: string | null, actions: FindingActions) {
  const t = useTranslations("queue");
  const [openId, open, leave] = useOpenFinding(lines);
  const turnPage = useTurnPage(lines, nextPage, { open, leave });
  const { rows, change, isDone, done, following, counts } = useLineChanges(lines);
  const [announcement, announce] = useState("");
  const findings = useShownFindings(openId);
  const { prefetch, forget, reload } = findings;

  const at = rows.findIndex((row) => row.id === openId);

  // The next findings are already here when they are asked for, one after the other.
  useEffect(() => {
    let wanted = true;
    const readAhead = async () => {
      let id = at < 0 ? null : openId;
      for (let n = 0; n < AHEAD && id !== null && wanted; n += 1) {
        id = following(id)?.id ?? null;
        if (id !== null) await prefetch(id);
      }
    };
    void readAhead();
    return () => {
      wanted = false;
    };
  }, [at, following, openId, prefetch]);

  const settled = useCallback(
    (id: number, said: Pick<Decided, "outcome" | "reason">, result: ActionResult) => {
      forget(id);
      dropDraft(id);
      change(id, { ...changeOf(said), revision: result.revision, state: result.state });
      announce(t("announce-decided", { id, state: t(`state.${result.state}`) }));
    },
    [change, forget, t],
  );
  const onSent = useCallback(
    (kept: KeptAction, result: ActionResult) => settled(kept.findingId, saidOf(kept.action), result),
    [settled],
  );
  const outbox = useOutbox(actions, onSent);

  const reopen = useCallback(
    (id: number) => {
      change(id, null);
      // What is open is read anew where it stands; what is not, when it is opened.
      if (id === openId) return void reload();
      forget(id);
      open(id);
    },
    [change, forget, open, openId, reload],
  );
  const given = useGivenAnswer(actions, { reopen, announce });
  const { show: showGiven, withdraw } = given;

  const onDecided = useCallback(
    (decided: Decided) => {
      const { findingId, answer, sent } = decided;
      const line = rows.find((row) => row.id === findingId);
      const next = following(findingId);
      const { revision, state } = line ?? { revision: 0, state: "new" as const };
      // A signature keeps the answer that it signs.
      const signed = decided.reason === "signOff" ? (line?.outcome ?? null) : null;
      const said = { ...decided, outcome: decided.outcome ?? signed };
      change(findingId, { ...changeOf(said), revision, state, pending: true });
      showGiven(decided);
      if (next !== null) open(next.id);
      else if (!turnPage()) {
        open(null);
        notifications.show({ message: t("list-end") });
      }
      void answer.then((result) => {
        if (result.ok) return settled(findingId, said, result.value);
        withdraw(findingId);
        if (isUnheard(result.error)) {
          // It is kept as a whole, with its own way to be given again.
          dropDraft(findingId);
          return keepAction(sent);
        }
        // Rolled back: the line stands again, the words typed are still in the form.
        forget(findingId);
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
    [change, following, forget, open, rows, settled, showGiven, t, turnPage, withdraw],
  );

  const move = useCallback(
    (step: 1 | -1) => {
      const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
      if (next === undefined) {
        if (step > 0) turnPage();
        return;
      }
      open(next.id);
      document.querySelector<HTMLElement>(`tr[data-id="${next.id}"]`)?.focus({ preventScroll: true });
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
  const restore = useCallback((id: number) => change(id, null), [change]);
  return {
    rows,
    isDone,
    done,
    counts,
    openId,
    open,
    reopen,
    move,
    takeNext,
    given,
    outbox,
    onDecided,
    restore,
    settle: change,
    announcement,
    findings,
  };
}

const changeOf = ({
  outcome,
  reason,
}: Pick<Decided, "outcome" | "reason">): Omit<LineChange, "revision" | "state"> => ({
  outcome,
  held: null,
  done: true,
  judged: outcome !== null && reason !== "signOff",
  passedOn: reason === "unsure",
});
