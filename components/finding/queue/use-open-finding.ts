"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { patched } from "@/components/data-table/use-url-state";
import type { QueueLine } from "@/lib/finding/model/queue/line";

/**
 * The open finding stands in the address, without asking the server for the page again. The state here is
 * ahead of the router, which draws address changes when it has time: a key pressed at once must never reach
 * the finding that was just left.
 */
export function useOpenFinding(lines: readonly QueueLine[]): [number | null, (id: number | null) => void] {
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
      window.history.replaceState(null, "", query.size === 0 ? path : `${path}?${query.toString()}`);
    },
    [path],
  );
  return [id, open];
}

function idOf(params: { get: (name: string) => string | null }): number | null {
  const id = Number(params.get("temuan"));
  return Number.isInteger(id) && id > 0 ? id : null;
}
