"use client";

import { useEffect, useRef, useState } from "react";
import { useGuarded } from "@/components/ui/use-guarded";
import { readJson } from "@/components/ui/use-polled";
import type { Failure } from "@/lib/result";
import { type PreviewState, previewStateSchema } from "@/lib/snapshot/model/preview-state";
import type { PreviewView } from "@/lib/snapshot/model/preview-view";
import type { PreviewUploadsInput } from "@/lib/snapshot/model/input";
import type { UploadActions } from "./upload-types";

/** A small file is read before the first look; of a large one nobody needs to hear more often than this. */
const FIRST_MS = 150;
const LONGEST_MS = 1_000;

export interface PreviewWait {
  readonly view: PreviewView | null;
  /** being read for what is chosen now */
  readonly pending: boolean;
  /** how far the reading is; null before anything is heard of it */
  readonly progress: Pick<PreviewState, "bytes" | "totalBytes" | "rows"> | null;
  readonly failure: Failure | null;
  /** a person has stopped the reading */
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly again: () => void;
}

interface Heard {
  readonly key: string;
  readonly state: PreviewState | null;
  readonly failure: Failure | null;
}

/**
 * How the files would be read: the worker is asked anew whenever something changes that matters, and what was
 * asked before is called off. An answer that comes late is not shown for other choices than those it was asked
 * for.
 *
 * @param input null while there is nothing to ask yet
 */
export function usePreview(
  input: PreviewUploadsInput | null,
  { preview, cancelPreview }: Pick<UploadActions, "preview" | "cancelPreview">,
): PreviewWait {
  const guarded = useGuarded();
  const [attempt, setAttempt] = useState(0);
  const [stoppedKey, setStopped] = useState<string | null>(null);
  const [heard, setHeard] = useState<Heard | null>(null);
  const key = input === null ? null : JSON.stringify([attempt, input]);
  const stopped = key !== null && stoppedKey === key;
  const asked = useRef(input);
  useEffect(() => {
    asked.current = input;
  });
  useEffect(() => {
    const input = asked.current;
    if (key === null || input === null || stopped) return;
    const ended = new AbortController();
    let reading: number | null = null;
    const hear = (state: PreviewState | null, failure: Failure | null) => {
      if (!ended.signal.aborted) setHeard({ key, state, failure });
    };
    const callOff = (id: number) => void guarded(() => cancelPreview({ id }));
    void (async () => {
      const started = await guarded(() => preview(input));
      if (!started.ok) return hear(null, started.error);
      const { id } = started.value;
      if (ended.signal.aborted) return callOff(id);
      reading = id;
      for (let wait = FIRST_MS; !ended.signal.aborted; wait = Math.min(wait * 1.5, LONGEST_MS)) {
        await pause(wait);
        const state = await readJson(`/api/data/pratinjau/${id}`, previewStateSchema, ended.signal);
        if (state === null) continue;
        if (isOver(state)) reading = null;
        hear(state, state.failure === null ? null : { kind: "bad-input", ...state.failure });
        if (isOver(state)) return;
      }
    })();
    return () => {
      ended.abort();
      if (reading !== null) callOff(reading);
    };
  }, [key, stopped, preview, cancelPreview, guarded]);
  const current = heard !== null && heard.key === key ? heard : null;
  const view = current?.state?.view ?? null;
  const failure = current?.failure ?? null;
  const cancelled = stopped || current?.state?.status === "cancelled";
  return {
    view,
    pending: key !== null && view === null && failure === null && !cancelled,
    progress: current?.state ?? null,
    failure,
    stopped: cancelled,
    stop: () => setStopped(key),
    again: () => setAttempt((before) => before + 1),
  };
}

const isOver = ({ status }: PreviewState): boolean => status !== "queued" && status !== "reading";

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
