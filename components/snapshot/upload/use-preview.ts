"use client";

import { useEffect, useRef, useState } from "react";
import { useGuarded } from "@/components/ui/use-guarded";
import type { Failure } from "@/lib/result";
import type { PreviewView } from "@/lib/snapshot/model/preview-view";
import type { PreviewUploadsInput } from "@/lib/snapshot/model/input";
import type { UploadActions } from "./upload-types";

interface PreviewState {
  readonly view: PreviewView | null;
  /** being read for what is chosen now */
  readonly pending: boolean;
  readonly failure: Failure | null;
}

/**
 * How the files would be read, asked anew whenever something changes that matters. An answer that comes late
 * is not shown for other choices than those it was asked for.
 *
 * @param input null while there is nothing to ask yet
 */
export function usePreview(
  input: PreviewUploadsInput | null,
  preview: UploadActions["preview"],
): PreviewState {
  const guarded = useGuarded();
  const key = input === null ? null : JSON.stringify(input);
  const [answer, setAnswer] = useState<{
    key: string;
    view: PreviewView | null;
    failure: Failure | null;
  } | null>(null);
  const asked = useRef(input);
  useEffect(() => {
    asked.current = input;
  });
  useEffect(() => {
    const input = asked.current;
    if (key === null || input === null) return;
    let wanted = true;
    void guarded(() => preview(input)).then((result) => {
      if (!wanted) return;
      setAnswer(
        result.ok ? { key, view: result.value, failure: null } : { key, view: null, failure: result.error },
      );
    });
    return () => {
      wanted = false;
    };
  }, [key, preview, guarded]);
  const current = answer !== null && answer.key === key;
  return {
    view: current ? answer.view : null,
    pending: key !== null && !current,
    failure: current ? answer.failure : null,
  };
}
