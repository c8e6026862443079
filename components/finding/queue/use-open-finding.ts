"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { patched } from "@/components/data-table/use-url-state";
import type { QueueLine } from "@/lib/finding/model/queue/line";

/**
 * The open finding stands in the address, without asking the server for the page again. The state here is
 * ahead of the router, which draws address changes when it has time: a key pressed at once must never reach
 * the finding that was just left. Opening goes one step on, moving stays there: Back returns to the list as it was.
 * @returns what is open, how to open another or none, and how to leave it where the address is about to change
 */
export function useOpenFinding(
  lines: readonly QueueLine[],
): [number | null, (id: number | null) => void, () => void] {
  const path = usePathname();
  const first = idOf(useSearchParams());
  const [id, setId] = useState(first);
  const follow = useCallback(() => setId(idOf(new URLSearchParams(window.location.search))), []);
  useEffect(follow, [lines, follow]);
  useEffect(() => {
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [follow]);
  const open = useCallback(
    (next: number | null) => {
      const now = new URLSearchParams(window.location.search);
      const query = patched(now, {
        temuan: next === null ? null : String(next),
        sesudah: now.get("sesudah"),
      });
      setId(next);
      const address = query.size === 0 ? path : `${path}?${query.toString()}`;
      const opening = idOf(now) === null;
      if (next !== null && opening) return window.history.pushState(OVER_LIST, "", address);
      // Back and Esc lead to the same list, which is not put on the pile a second time.
      if (next === null && isOverList(window.history.state)) return window.history.back();
      window.history.replaceState(isOverList(window.history.state) ? OVER_LIST : null, "", address);
    },
    [path],
  );
  const leave = useCallback(() => setId(null), []);
  return [id, open, leave];
}

/** Marks the address of a finding that was opened from the list before it. */
const OVER_LIST = { cermatOverList: true };
const isOverList = (state: unknown): boolean =>
  typeof state === "object" && state !== null && "cermatOverList" in state;

function idOf(params: { get: (name: string) => string | null }): number | null {
  const id = Number(params.get("temuan"));
  return Number.isInteger(id) && id > 0 ? id : null;
}
