"use client";

import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { sendAction } from "@/lib/finding/model/final-action";
import type { ActionResult, FindingActions } from "@/lib/finding/model/actions";
import type { Failure, Result } from "@/lib/result";
import { useGuarded } from "@/components/ui/use-guarded";
import { dropAction, keepAction, keptActions, subscribeKept, type KeptAction } from "./outbox";

/** So often what could not be sent is tried again, beside the moment when the browser says it is connected. */
const RETRY_MS = 5_000;

/** Nothing is known to have happened on the server: worth keeping, and worth another try. */
export const isUnheard = ({ code }: Failure): boolean => code === "offline" || code === "signed-out";

const NOTHING: readonly KeptAction[] = [];

/**
 * What could not be sent, and its sending: again and again, each under the mark of its first attempt, so that an
 * answer that was lost on its way back is not written twice.
 * @param onSent one of them is with the server now
 */
export function useOutbox(actions: FindingActions, onSent: (kept: KeptAction, result: ActionResult) => void) {
  const kept = useSyncExternalStore(subscribeKept, keptActions, () => NOTHING);
  const guarded = useGuarded();
  const sending = useRef(false);

  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    for (const one of keptActions()) {
      if (one.retype || one.refused !== null) continue;
      const result = await guarded(() => resend(actions, one));
      if (!result.ok && isUnheard(result.error)) break;
      if (!result.ok) keepAction(one, result.error.message);
      else {
        dropAction(one.attempt);
        onSent(one, result.value);
      }
    }
    sending.current = false;
  }, [actions, guarded, onSent]);

  const waits = kept.some(({ retype, refused }) => !retype && refused === null);
  useEffect(() => {
    if (!waits) return undefined;
    const again = () => void send();
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [send, waits]);
  return { kept, send };
}

/** First as it was; a lease that ran out meanwhile is taken anew. */
async function resend(actions: FindingActions, kept: KeptAction): Promise<Result<ActionResult>> {
  const { action, findingId, revision, attempt, seconds } = kept;
  const first = await sendAction(actions, action, { findingId, revision, attempt, seconds });
  if (first.ok || first.error.code !== "finding-lease-lost") return first;
  const claimed = await actions.claim({ findingId });
  // Somebody did something to it meanwhile: its author looks at it again.
  if (!claimed.ok || claimed.value.revision !== revision + 1) return first;
  return sendAction(actions, action, { findingId, revision: claimed.value.revision, attempt, seconds });
}
