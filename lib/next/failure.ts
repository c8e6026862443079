import "server-only";
import { maskDeep, maskText } from "@/lib/mask-text";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { isUnstorable } from "@/lib/db/unstorable";
import { UserError } from "@/lib/errors";
import { logFault } from "@/lib/log";
import type { Failure } from "@/lib/result";

/**
 * One place where a thrown thing becomes words: expected errors by their message, everything else as a
 * reference number.
 */
export async function failureOf(error: unknown): Promise<Failure> {
  const t = await getTranslations("errors");
  if (error instanceof UserError && t.has(error.code))
    return { kind: error.kind, code: error.code, message: t(error.code, maskDeep({ ...error.values })) };
  if (isUnstorable(error)) return { kind: "bad-input", code: "invalid-input", message: t("invalid-input") };
  const reference = logFault(error);
  return { kind: "fault", code: "fault", message: t("fault", { reference }), reference };
}

/**
 * @returns null when the input fits the schema's own sentence for each field that does not, in the person's
 * language
 */
export async function invalidInput(error: z.ZodError): Promise<Failure> {
  const t = await getTranslations("errors");
  const words = (text: string) => (t.has(text) ? t(text) : text);
  const fields = Object.fromEntries(
    error.issues.map((issue) => [issue.path.join("."), maskText(words(issue.message))]),
  );
  const own = error.issues.find((issue) => issue.code === "custom" && t.has(issue.message));
  const code = own?.message ?? "invalid-input";
  return { kind: "bad-input", code, message: t(code), fields };
}

/** Zod's own sentences, in the person's language. */
export async function zodErrorMap(): Promise<z.core.$ZodErrorMap> {
  const { localeError } = (await getLocale()) === "en" ? z.locales.en() : z.locales.id();
  return localeError;
}
