"use client";

import { Button, Stack, Text, Textarea } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { paramText } from "@/components/detectors/param-value";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";
import type { setParamInputSchema } from "@/lib/run/model/input";
import { ParamField } from "./param-field";
import type { RuleLine } from "./rule-line";

export type SaveParam = (input: setParamInputSchema) => Promise<Result<void>>;

interface ParamFormProps {
  readonly line: RuleLine;
  readonly save: SaveParam;
  readonly onDone: () => void;
}

export function ParamForm({ line, save, onDone }: ParamFormProps) {
  const t = useTranslations("settings.rules");
  const format = useFormatter();
  const [value, setValue] = useState<unknown>(line.value);
  const [reason, setReason] = useState("");
  const { run, pending, failure } = useAction(save, t("saved", { code: line.code }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (
      (await run({
        code: line.code,
        param: line.name,
        value: value as setParamInputSchema["value"],
        reason,
      })) !== null
    )
      onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{line.title}</Text>
        <ParamField line={line} value={value} onChange={setValue} />
        <Text size="sm" c="dimmed">
          {t("default-is", { value: paramText(line.name, line.default, format) })}
        </Text>
        <Textarea
          label={t("reason")}
          description={t("reason-hint")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          required
          withAsterisk={false}
          minLength={5}
          error={failure?.fields?.["reason"]}
        />
        <FailureNote failure={failure} />
        <Button type="submit" loading={pending}>
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}
