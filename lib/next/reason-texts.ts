import "server-only";
import type { getTranslations } from "next-intl/server";
import type { Reason } from "@/lib/detectors/kit/applicability";

type Translator = Awaited<ReturnType<typeof getTranslations>>;

/**
 * A detector's reason to stand aside, or what it left out, as a sentence; columns are named in the person's
 * language.
 */
export function reasonTexts(t: Translator): (reason: Reason) => string {
  return ({ key, values }) => {
    const path = `detectors.reasons.${key}`;
    const column = values["column"];
    const named =
      typeof column === "string" && t.has(`data.column.${column}`)
        ? { ...values, column: t(`data.column.${column}`) }
        : values;
    return t.has(path) ? t(path, { ...named }) : t("runs.reason-unknown", { key });
  };
}
