"use client";

import { useCallback } from "react";
import type { Failure, Result } from "@/lib/result";
import { useAction } from "./use-action";

/**
 * Sends a form and saves the file that answers it. In place of the browser's own way where the server may first want
 * to know who sits here, or refuse: the page stays, and says so.
 */
export function useSaved(): {
  readonly save: (form: HTMLFormElement) => void;
  readonly pending: boolean;
  readonly failure: Failure | null;
} {
  const { run, pending, failure } = useAction(send);
  const save = useCallback((form: HTMLFormElement) => void run(form), [run]);
  return { save, pending, failure };
}

async function send(form: HTMLFormElement): Promise<Result<true>> {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (!answer.ok) return { ok: false, error: ((await answer.json()) as { error: Failure }).error };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return { ok: true, value: true };
}
