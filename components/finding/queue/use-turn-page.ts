"use client";

import { usePathname, useRouter } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import { patched } from "@/components/data-table/use-url-state";
import type { QueueLine } from "@/lib/finding/model/queue/line";

/**
 * Goes on where the list on the screen ends: the next page is read, and its first finding opened when it is
 * here.
 * @param next cursor of the next page, null on the last
 * @returns whether there is one
 */
export function useTurnPage(
  lines: readonly QueueLine[],
  next: string | null,
  { open, leave }: { readonly open: (id: number) => void; readonly leave: () => void },
): () => boolean {
  const router = useRouter();
  const path = usePathname();
  const turning = useRef(false);
  useEffect(() => {
    if (!turning.current) return;
    turning.current = false;
    const [first] = lines;
    if (first !== undefined) open(first.id);
  }, [lines, open]);
  return useCallback(() => {
    if (next === null) return false;
    turning.current = true;
    leave();
    router.push(
      `${path}?${patched(new URLSearchParams(window.location.search), { sesudah: next, temuan: null }).toString()}`,
    );
    return true;
  }, [leave, next, path, router]);
}
