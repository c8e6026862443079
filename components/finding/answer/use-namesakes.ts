"use client";

import { useEffect, useState } from "react";
import type { FindingActions } from "@/lib/finding/model/actions";
import { tooManyAlike, type StruckBeside } from "@/lib/snapshot/model/namesake";

interface UseNamesakesArgs {
  readonly read: FindingActions["namesakes"];
  readonly findingId: number;
  /** those about to be struck off; null = everybody of the finding */
  readonly rows: ReadonlySet<number> | null;
  readonly active: boolean;
}

/** The guard before a strike: who could be taken for those chosen, and whom the person means. */
export function useNamesakes({ read, findingId, rows, active }: UseNamesakesArgs) {
  const [beside, setBeside] = useState<StruckBeside | null>(null);
  const [meant, setMeant] = useState<ReadonlySet<number>>(new Set());
  const [failed, setFailed] = useState(false);
  const wanted = rows === null ? "all" : [...rows].sort((a, b) => a - b).join(",");
  useEffect(() => {
    setBeside(null);
    setMeant(new Set());
    if (!active || wanted === "") return undefined;
    let gone = false;
    const asked = wanted === "all" ? {} : { rows: wanted.split(",").map(Number) };
    read({ findingId, ...asked }).then(
      (result) => {
        if (gone) return;
        setFailed(!result.ok);
        if (result.ok) setBeside(result.value);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [active, findingId, read, wanted]);

  /** @returns what still stands against the strike, as a key of the messages of errors; null when nothing does */
  const missing = async (nik: string, override: string): Promise<string | null> => {
    if (beside === null) return failed ? "namesakes-unread" : "namesakes-loading";
    const struck = new Set(beside.struck.map(({ rowNo }) => rowNo));
    if ([...meant].some((row) => !struck.has(row))) return "strike-meant-other";
    if (tooManyAlike(beside, rows?.size ?? beside.struck.length)) return "strike-too-many-alike";
    const doubtful = beside.doubtful.flatMap((n) => beside.struck[n]?.rowNo ?? []);
    if (doubtful.some((row) => !meant.has(row))) return "strike-who-is-meant";
    if (nik === "" || override !== "") return null;
    const asked = wanted === "all" ? {} : { rows: wanted.split(",").map(Number) };
    const result = await read({ findingId, ...asked, nik });
    if (!result.ok) return "namesakes-unread";
    return result.value.nik === "differs" ? "paper-nik-differs" : null;
  };
  return { beside, meant, setMeant, failed, missing };
}

export type NamesakeGuard = ReturnType<typeof useNamesakes>;
