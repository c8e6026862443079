"use client";

import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { ModelSetting } from "@/lib/draft/model/setting";
import type { Result } from "@/lib/result";

interface ModelFormProps {
  readonly regionCode: string;
  readonly setting: ModelSetting | null;
  readonly save: (input: ModelSetting) => Promise<Result<null>>;
}

/** Where the office's own model answers, and whether it is used. */
export function ModelForm({ regionCode, setting, save }: ModelFormProps) {
  const t = useTranslations("draft.model");
  const { run, pending, failure } = useAction(save, t("saved"));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const text = (name: string) => String(given.get(name) ?? "").trim();
        void run({
          regionCode,
          address: text("address"),
          model: text("model"),
          enabled: given.get("enabled") !== null,
        });
      }}
    >
      <Stack gap="sm" maw={640}>
        <TextInput
          name="address"
          label={t("address")}
          defaultValue={setting?.address ?? ""}
          placeholder="http://127.0.0.1:8080/v1"
          required
        />
        <TextInput name="model" label={t("model")} defaultValue={setting?.model ?? ""} required />
        <Checkbox name="enabled" label={t("enabled")} defaultChecked={setting?.enabled ?? false} />
        <FailureNote failure={failure} />
        <Group>
          <Button type="submit" loading={pending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
