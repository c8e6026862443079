"use client";

import { useTranslations } from "next-intl";
import { useCallback, useContext } from "react";
import type { Result } from "@/lib/result";
import { tellBegun } from "./long-action-begun";
import { AskIdentity } from "./ask-identity";

/**
 * A lost connection is an answer like any other: said in words, and nothing that was typed is gone. Where the server
 * wants to know first who sits here, that is asked, and the same work goes on.
 */
export function useGuarded(): <T>(work: () => Promise<Result<T>>) => Promise<Result<T>> {
  const t = useTranslations("errors");
  const ask = useContext(AskIdentity);
  return useCallback(
    async <T>(work: () => Promise<Result<T>>) => {
      const tried = () =>
        work().catch((): Result<T> => ({
          ok: false,
          error: { kind: "fault", code: "offline", message: t("offline") },
        }));
      const result = await tried();
      if (result.ok) tellBegun(result.value);
      if (result.ok || result.error.code !== "confirm-first" || !(await ask())) return result;
      return tried();
    },
    [ask, t],
  );
}
