import "server-only";
import { getTranslations } from "next-intl/server";

interface Problem {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The sentence of an error that a job wrote down, in the language of whoever reads it now. */
export async function problemText(problem: Problem | null): Promise<string | null> {
  if (problem === null) return null;
  const t = await getTranslations("errors");
  return t.has(problem.code)
    ? t(problem.code, { ...problem.values })
    : t("job-failed", { code: problem.code });
}
