"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Result } from "@/lib/result";

/** A lost connection is an answer like any other: said in words, and nothing that was typed is gone. */
export function useGuarded(): <T>(work: Promise<Result<T>>) => Promise<Result<T>> {
  const t = useTranslations("errors");
  return useCallback(
    <T>(work: Promise<Result<T>>) =>
      work.catch((): Result<T> => ({
        ok: false,
        error: { kind: "fault", code: "offline", message: t("offline") },
      })),
    [t],
  );
}
