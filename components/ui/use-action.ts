"use client";

import { notifications } from "@mantine/notifications";
import { useCallback, useState } from "react";
import type { Failure, Result } from "@/lib/result";
import { useGuarded } from "./use-guarded";

interface ActionState<I, T> {
  readonly run: (input: I) => Promise<T | null>;
  readonly pending: boolean;
  /** stays until the next try, so that it can be read beside the form; the text typed is never cleared */
  readonly failure: Failure | null;
}

/**
 * Calls a server action. A lost connection is told apart from a refusal: nothing is known to have happened,
 * and the form is kept.
 */
export function useAction<I, T>(action: (input: I) => Promise<Result<T>>, done?: string): ActionState<I, T> {
  const guarded = useGuarded();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = useCallback(
    async (input: I): Promise<T | null> => {
      setPending(true);
      const result = await guarded(() => action(input));
      setPending(false);
      setFailure(result.ok ? null : result.error);
      if (!result.ok) return null;
      if (done !== undefined) notifications.show({ message: done });
      return result.value;
    },
    [action, done, guarded],
  );
  return { run, pending, failure };
}
