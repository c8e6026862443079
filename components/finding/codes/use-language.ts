import { useLocale, useTranslations } from "next-intl";
import type { CodesInForce } from "@/lib/roll/code-tables";
import type { FollowUp } from "@/lib/roll/follow-ups";

/** Which of the two words of a code the reader wants. */
export const useLanguage = (): "id" | "en" => (useLocale() === "en" ? "en" : "id");

/** A follow-up as the table in force calls it, or as the product does where no table has it. */
export function useCodeWords({ tms }: CodesInForce): (code: FollowUp) => string {
  const reasons = useTranslations("reasons");
  const language = useLanguage();
  return (code) => tms.codes.find((line) => line.code === code)?.[language] ?? reasons(code);
}
