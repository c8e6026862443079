import "server-only";
import { maskDeep, maskText } from "@/lib/mask-text";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
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

/** A number beyond its column, or a text with a NUL: what somebody sent, no fault of ours. */
const UNSTORABLE = new Set(["22003", "22021", "22P05", "P2020", "P2033"]);

function isUnstorable(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ("code" in at && typeof at.code === "string" && UNSTORABLE.has(at.code)) return true;
  return false;
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
