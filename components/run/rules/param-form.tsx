"use client";

import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { paramText } from "@/components/detectors/param-value";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";
import type { SetParamInput } from "@/lib/run/model/input";
import { ParamField } from "./param-field";
import { ReasonForm } from "./reason-form";
import type { RuleLine } from "./rule-line";

export type SaveParam = (input: SetParamInput) => Promise<Result<void>>;

interface ParamFormProps {
  readonly line: RuleLine;
  readonly save: SaveParam;
  readonly onDone: () => void;
}

export function ParamForm({ line, save, onDone }: ParamFormProps) {
  const t = useTranslations("settings.rules");
  const format = useFormatter();
  const [value, setValue] = useState<unknown>(line.value);
  const { run, pending, failure } = useAction(save, t("saved", { code: line.code }));
  const submit = async (reason: string) => {
    const input = { code: line.code, param: line.name, value: value as SetParamInput["value"], reason };
    if ((await run(input)) !== null) onDone();
  };
  return (
    <ReasonForm save={t("save")} pending={pending} failure={failure} onSubmit={submit}>
      <Text>{line.title}</Text>
      <ParamField line={line} value={value} onChange={setValue} />
      <Text size="sm" c="dimmed">
        {t("default-is", { value: paramText(line.name, line.default, format) })}
      </Text>
    </ReasonForm>
  );
}
