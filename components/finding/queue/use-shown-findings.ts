"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Failure, Result } from "@/lib/result";
import type { ShownFinding } from "@/lib/next/shown-finding";

type Loaded = Result<ShownFinding>;

/** The findings that this window has read: the open one, and the next one before it is asked for. */
export function useShownFindings(openId: number | null) {
  const t = useTranslations("errors");
  const cache = useRef(new Map<number, Promise<Loaded>>());
  const [loaded, setLoaded] = useState<{ id: number; result: Loaded } | null>(null);

  const read = useCallback(
    (id: number, fresh = false): Promise<Loaded> => {
      const known = fresh ? undefined : cache.current.get(id);
      if (known !== undefined) return known;
      const reading = fetchFinding(id).catch((): Loaded => ({
        ok: false,
        error: { kind: "fault", code: "offline", message: t("offline") },
      }));
      cache.current.set(id, reading);
      // A failure is not kept: the next look tries again.
      void reading.then((result) => !result.ok && cache.current.delete(id));
      return reading;
    },
    [t],
  );

  const show = useCallback(
    async (id: number, fresh: boolean) => {
      const result = await read(id, fresh);
      setLoaded((now) =>
        now === null || now.id !== id || fresh || now.result !== result ? { id, result } : now,
      );
    },
    [read],
  );

  useEffect(() => {
    let current = true;
    if (openId === null) return undefined;
    void read(openId).then((result) => current && setLoaded({ id: openId, result }));
    return () => {
      current = false;
    };
  }, [openId, read]);

  const here = loaded !== null && loaded.id === openId ? loaded.result : null;
  return {
    shown: here?.ok === true ? here.value : null,
    failure: here?.ok === false ? (here.error satisfies Failure) : null,
    reload: useCallback(() => (openId === null ? Promise.resolve() : show(openId, true)), [openId, show]),
    prefetch: useCallback((id: number) => void read(id), [read]),
    forget: useCallback((id: number) => void cache.current.delete(id), []),
  };
}

async function fetchFinding(id: number): Promise<Loaded> {
  const response = await fetch(`/api/temuan/${id}`, { headers: { accept: "application/json" } });
  const body: unknown = await response.json();
  return response.ok
    ? { ok: true, value: body as ShownFinding }
    : { ok: false, error: (body as { error: Failure }).error };
}
