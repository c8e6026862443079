"use client";

import { useEffect } from "react";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import type { FindingActions } from "@/lib/finding/model/actions";

/**
 * A lease runs a quarter of an hour; it is renewed well before, as long as the finding is open in a visible
 * window.
 */
const RENEW_EVERY = 5 * 60_000;

export function useLease(
  view: Pick<Serialized<FindingView>, "id" | "held">,
  actions: Pick<FindingActions, "renew">,
): void {
  const { id, held } = view;
  const { renew } = actions;
  useEffect(() => {
    if (held !== "me") return undefined;
    const timer = setInterval(() => {
      // A renewal that fails is told at the next action, where it matters; a hidden window lets the lease run
      // out.
      if (document.visibilityState === "visible") renew({ findingId: id }).catch(() => undefined);
    }, RENEW_EVERY);
    return () => clearInterval(timer);
  }, [id, held, renew]);
}
