"use client";

import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { sendAct } from "@/lib/finding/model/final-act";
import type { ActionResult, FindingActions } from "@/lib/finding/model/actions";
import type { Failure, Result } from "@/lib/result";
import { useGuarded } from "@/components/ui/use-guarded";
import { dropAct, keepAct, keptActs, subscribeKept, type KeptAct } from "./outbox";

/** So often what could not be sent is tried again, beside the moment when the browser says it is connected. */
const RETRY_MS = 5_000;

/** Nothing is known to have happened on the server: worth keeping, and worth another try. */
export const isUnheard = ({ code }: Failure): boolean => code === "offline" || code === "signed-out";

const NOTHING: readonly KeptAct[] = [];

/**
 * What could not be sent, and its sending: again and again, each under the mark of its first attempt, so that an
 * answer that was lost on its way back is not written twice.
 * @param onSent one of them is with the server now
 */
export function useOutbox(actions: FindingActions, onSent: (kept: KeptAct, result: ActionResult) => void) {
  const kept = useSyncExternalStore(subscribeKept, keptActs, () => NOTHING);
  const guarded = useGuarded();
  const sending = useRef(false);

  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    for (const one of keptActs()) {
      if (one.retype || one.refused !== null) continue;
      const result = await guarded(() => resend(actions, one));
      if (!result.ok && isUnheard(result.error)) break;
      if (!result.ok) keepAct(one, result.error.message);
      else {
        dropAct(one.attempt);
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
async function resend(actions: FindingActions, kept: KeptAct): Promise<Result<ActionResult>> {
  const { act, findingId, revision, attempt, seconds } = kept;
  const first = await sendAct(actions, act, { findingId, revision, attempt, seconds });
  if (first.ok || first.error.code !== "finding-lease-lost") return first;
  const claimed = await actions.claim({ findingId });
  // Somebody did something to it meanwhile: its author looks at it again.
  if (!claimed.ok || claimed.value.revision !== revision + 1) return first;
  return sendAct(actions, act, { findingId, revision: claimed.value.revision, attempt, seconds });
}
