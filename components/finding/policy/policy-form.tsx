"use client";

import { NumberInput, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ParamField } from "@/components/run/rules/param-field";
import { ReasonForm } from "@/components/run/rules/reason-form";
import { useAction } from "@/components/ui/use-action";
import { SHARE_PARAMS, type SetPolicyInput } from "@/lib/finding/model/policy-input";
import type { PolicyLine } from "@/lib/finding/queries/policy-history";
import type { Result } from "@/lib/result";
import { usePolicyText } from "./use-policy-text";

export type SavePolicy = (input: SetPolicyInput) => Promise<Result<unknown>>;

interface PolicyFormProps {
  readonly line: PolicyLine;
  readonly save: SavePolicy;
  readonly onDone: () => void;
}

/** A new value of one rule of the checking, and why. */
export function PolicyForm({ line, save, onDone }: PolicyFormProps) {
  const t = useTranslations("settings.policy");
  const text = usePolicyText();
  const [value, setValue] = useState<unknown>(line.value);
  const { run, pending, failure } = useAction(save, t("saved"));
  const submit = async (reason: string) => {
    if ((await run({ param: line.name, value: value as SetPolicyInput["value"], reason })) !== null) onDone();
  };
  return (
    <ReasonForm save={t("save")} pending={pending} failure={failure} onSubmit={submit}>
      <Text>{t(`hints.${line.name}`)}</Text>
      {SHARE_PARAMS.has(line.name) ? (
        <ShareField line={line} value={value} onChange={setValue} />
      ) : (
        <ParamField line={{ ...line, label: t(`params.${line.name}`) }} value={value} onChange={setValue} />
      )}
      <Text size="sm" c="dimmed">
        {t("default-is", { value: text(line.name, line.default) })}
      </Text>
    </ReasonForm>
  );
}

interface ShareFieldProps {
  readonly line: PolicyLine;
  readonly value: unknown;
  readonly onChange: (value: number | null) => void;
}

/** Stored as a part of one, typed as a percentage. */
function ShareField({ line, value, onChange }: ShareFieldProps) {
  const t = useTranslations("settings.policy");
  const decimal = useLocale() === "en" ? "." : ",";
  return (
    <NumberInput
      label={t(`params.${line.name}`)}
      value={typeof value === "number" ? Number((value * 100).toFixed(2)) : ""}
      onChange={(typed) => onChange(typeof typed === "number" ? Number((typed / 100).toFixed(4)) : null)}
      decimalSeparator={decimal}
      suffix=" %"
      min={0}
      max={(line.max ?? 1) * 100}
      required
      withAsterisk={false}
    />
  );
}
