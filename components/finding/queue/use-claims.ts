"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { FindingActions } from "@/lib/finding/model/actions";
import { useGuarded } from "@/components/ui/use-guarded";
import type { QueueLine } from "@/lib/finding/model/queue/line";

/** A lease runs a quarter of an hour; those of chosen lines are renewed well before. */
const RENEW_EVERY = 5 * 60_000;

/**
 * Lines that this person holds while they are chosen: each is taken the moment it is chosen, and given back
 * when it is let go.
 * @param onRefused why a line could not be taken
 */
export function useClaims(
  actions: Pick<FindingActions, "claim" | "release" | "renew">,
  onRefused: (message: string) => void,
) {
  const [ids, setIds] = useState<readonly number[]>([]);
  const claims = useRef(new Map<number, Promise<number | null>>());
  const guarded = useGuarded();

  const drop = useCallback((id: number) => {
    claims.current.delete(id);
    setIds((now) => now.filter((one) => one !== id));
  }, []);

  const take = (line: QueueLine): void => {
    setIds((now) => (now.includes(line.id) ? now : [...now, line.id]));
    claims.current.set(
      line.id,
      guarded(() => actions.claim({ findingId: line.id })).then((result) => {
        if (result.ok) return result.value.revision;
        onRefused(result.error.message);
        drop(line.id);
        return null;
      }),
    );
  };

  const release = (id: number): void => {
    const claim = claims.current.get(id);
    drop(id);
    // Given back once it was taken; what cannot be given back runs out by itself.
    void claim?.then((revision) =>
      revision === null ? undefined : guarded(() => actions.release({ findingId: id })),
    );
  };

  useEffect(() => {
    if (ids.length === 0) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible")
        for (const findingId of ids) actions.renew({ findingId }).catch(() => undefined);
    }, RENEW_EVERY);
    return () => clearInterval(timer);
  }, [actions, ids]);

  /** Those that really were taken, as an action needs them. */
  const held = async (): Promise<{ findingId: number; revision: number }[]> => {
    const taken = await Promise.all(
      ids.map(async (findingId) => ({ findingId, revision: await claims.current.get(findingId) })),
    );
    return taken.flatMap(({ findingId, revision }) => (revision == null ? [] : [{ findingId, revision }]));
  };

  /** They were judged: nothing is left to give back. */
  const settled = (): void => {
    claims.current.clear();
    setIds([]);
  };

  return { ids, take, release, held, settled };
}
