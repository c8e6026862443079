"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useTransition } from "react";

export type UrlPatch = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * The state of a list lives in its address. Every change but paging starts again at the first page (`sesudah`
 * is dropped).
 */
export function useUrlState() {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const set = useCallback(
    (patch: UrlPatch) => {
      const next = patched(params, patch);
      start(() => router.replace(next.size === 0 ? path : `${path}?${next.toString()}`, { scroll: false }));
    },
    [params, path, router],
  );
  return { params, set, pending };
}

/** @returns a copy with the patch applied; null, empty text and an empty list remove the parameter */
export function patched(params: Iterable<[string, string]>, patch: UrlPatch): URLSearchParams {
  const next = new URLSearchParams([...params]);
  if (!("sesudah" in patch)) next.delete("sesudah");
  for (const [name, value] of Object.entries(patch)) {
    next.delete(name);
    for (const one of typeof value === "string" ? [value] : (value ?? []))
      if (one !== "") next.append(name, one);
  }
  return next;
}
