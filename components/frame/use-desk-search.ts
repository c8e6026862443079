"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { deskSearchSchema, NOTHING_FOUND, type DeskFound } from "@/lib/finding/model/queue/search";
import type { Result } from "@/lib/result";

export type SearchDesk = (input: { text: string }) => Promise<Result<DeskFound>>;

const TYPING_MS = 400;

/** What the server finds of what is typed, a moment after the last letter; of several answers the last one counts. */
export function useDeskSearch(search: SearchDesk, typed: string): DeskFound {
  const [text] = useDebouncedValue(typed.trim(), TYPING_MS);
  const [found, setFound] = useState(NOTHING_FOUND);
  useEffect(() => {
    if (!deskSearchSchema.safeParse({ text }).success) {
      setFound(NOTHING_FOUND);
      return undefined;
    }
    let gone = false;
    search({ text }).then(
      (result) => {
        if (!gone) setFound(result.ok ? result.value : NOTHING_FOUND);
      },
      // Without a connection the palette still opens pages and numbers.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [search, text]);
  return found;
}
