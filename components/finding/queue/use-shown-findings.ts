"use client";

import { QueryClient, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import type { ShownFinding } from "@/lib/next/shown-finding";
import { readFinding, type UnreadFinding } from "./read-finding";

const keyOf = (id: number | null) => ["finding", id] as const;

/**
 * What this workbench has read stays as it was read until somebody acts on it: nothing is fetched behind the
 * back of a person who is comparing two names. A failure is told at once; the next look tries again.
 */
const newClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnReconnect: false,
        refetchOnWindowFocus: false,
        networkMode: "always",
      },
    },
  });

/** The findings that this window has read: the open one, and the next one before it is asked for. */
export function useShownFindings(openId: number | null) {
  const t = useTranslations("errors");
  // One for each workbench: what one person has read is gone when they leave it.
  const [client] = useState(newClient);
  const optionsOf = useCallback(
    (id: number) => ({ queryKey: keyOf(id), queryFn: () => readFinding(id, t("offline")) }),
    [t],
  );
  const open = useQuery<ShownFinding, UnreadFinding>(
    { ...optionsOf(openId ?? 0), enabled: openId !== null },
    client,
  );
  return {
    shown: openId === null || open.isError ? null : (open.data ?? null),
    failure: openId === null ? null : (open.error?.failure ?? null),
    reload: useCallback(
      () => client.refetchQueries({ queryKey: keyOf(openId), exact: true }),
      [client, openId],
    ),
    prefetch: useCallback((id: number) => client.prefetchQuery(optionsOf(id)), [client, optionsOf]),
    forget: useCallback((id: number) => client.removeQueries({ queryKey: keyOf(id), exact: true }), [client]),
  };
}
