import { useFormatter, useTranslations } from "next-intl";
import { SHARE_PARAMS, type PolicyParam } from "@/lib/finding/model/policy-input";

/** A value of the policy as a person reads it: yes or no, 5 %, 15 minutes. */
export function usePolicyText(): (param: PolicyParam, value: unknown) => string {
  const t = useTranslations("settings.policy");
  const format = useFormatter();
  return (param, value) => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value !== "number") return "–";
    if (SHARE_PARAMS.has(param)) return format.number(value, { style: "percent", maximumFractionDigits: 1 });
    return param.endsWith("Minutes") ? t("minutes", { count: value }) : format.number(value);
  };
}
