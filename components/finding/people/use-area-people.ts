"use client";

import { QueryClient, keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PeopleOrder } from "@/lib/finding/model/case/people-order";
import type { AreaPeople, Tally } from "@/lib/finding/queries/case/area-people";
import { readAreaPeople } from "./read-area-people";

interface ReadPeople {
  /** the page last read; null before the first has come */
  readonly people: AreaPeople | null;
  /** told with the first page, and true of all of them */
  readonly tallies: readonly Tally[];
  readonly failed: boolean;
}

/**
 * The people of a finding, a page at a time; the page before stays in view until the next has come.
 * @param findingId null while nobody has asked to see them
 */
export function useAreaPeople(findingId: number | null, page: number, order: PeopleOrder | null): ReadPeople {
  // One for each pane: what one person has read is gone when they leave it.
  const [client] = useState(() => new QueryClient());
  const optionsOf = (which: number) => ({
    queryKey: ["people", findingId, which, order],
    queryFn: () => readAreaPeople(findingId ?? 0, which, order),
    enabled: findingId !== null,
    placeholderData: keepPreviousData<AreaPeople>,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    networkMode: "always" as const,
  });
  const shown = useQuery(optionsOf(page), client);
  const first = useQuery(optionsOf(1), client);
  return { people: shown.data ?? null, tallies: first.data?.tallies ?? [], failed: shown.isError };
}
