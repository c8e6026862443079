"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useLayoutEffect, useState } from "react";
import { patched } from "@/components/data-table/use-url-state";
import { z } from "zod";
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
  const params = useSearchParams();
  const [id, setId] = useState(() => idOf(params));
  const follow = useCallback(() => setId(idOf(new URLSearchParams(window.location.search))), []);
  useEffect(follow, [lines, follow]);
  useEffect(() => {
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [follow]);
  // The router draws one address after the other: before it comes to the last, it writes those in between again.
  useLayoutEffect(putRight, [params]);
  const open = useCallback(
    (next: number | null) => {
      const now = new URLSearchParams(window.location.search);
      const query = patched(now, {
        temuan: next === null ? null : String(next),
        sesudah: now.get("sesudah"),
      });
      setId(next);
      const address = query.size === 0 ? path : `${path}?${query.toString()}`;
      const write = (how: "pushState" | "replaceState", overList: boolean) =>
        window.history[how]({ cermat: { overList, id: next, address } } satisfies Mark, "", address);
      const opening = idOf(now) === null;
      if (next !== null && opening) return write("pushState", true);
      const overList = markIn(window.history.state)?.overList ?? false;
      // Back and Esc lead to the same list, which is not put on the pile a second time.
      if (next === null && overList) return window.history.back();
      write("replaceState", overList);
    },
    [path],
  );
  const leave = useCallback(() => setId(null), []);
  return [id, open, leave];
}

/** What an address written here says of itself, beside what the router keeps with it. */
const markSchema = z.object({
  cermat: z.object({
    /** a finding opened from the list before it */
    overList: z.boolean(),
    id: z.number().nullable(),
    address: z.string(),
  }),
});
type Mark = z.infer<typeof markSchema>;

const markIn = (state: unknown): Mark["cermat"] | undefined => markSchema.safeParse(state).data?.cermat;

/** The address is the one that was written last; where the router has brought back an earlier one, it goes. */
function putRight(): void {
  const mark = markIn(window.history.state);
  if (mark !== undefined && mark.id !== idOf(new URLSearchParams(window.location.search)))
    window.history.replaceState({ cermat: mark } satisfies Mark, "", mark.address);
}

function idOf(params: { get: (name: string) => string | null }): number | null {
  const id = Number(params.get("temuan"));
  return Number.isInteger(id) && id > 0 ? id : null;
}
