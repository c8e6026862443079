"use client";

import { Button, FileInput, Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { base64Of } from "@/components/ui/file-as-text";
import { useAction } from "@/components/ui/use-action";
import type { TemplateInput } from "@/lib/office/model/template";
import type { Result } from "@/lib/result";

interface TemplateFormProps {
  readonly regionCode: string;
  /** does the office use a template of its own? */
  readonly own: boolean;
  readonly fields: readonly string[];
  readonly save: (input: TemplateInput) => Promise<Result<null>>;
}

/** The office's own Berita Acara in the place of ours, or ours back. */
export function TemplateForm({ regionCode, own, fields, save }: TemplateFormProps) {
  const t = useTranslations("settings.office");
  const { run, pending, failure } = useAction(save, t("template-saved"));
  const [file, setFile] = useState<File | null>(null);
  const kind = "berita-acara" as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null)
          void base64Of(file).then((content) => run({ regionCode, kind, name: file.name, content }));
      }}
    >
      <Stack gap="sm" maw={640}>
        <Text>{t(own ? "template-own" : "template-ours")}</Text>
        <Text size="sm" c="dimmed">
          {t("template-fields", { fields: fields.map((field) => `{${field}}`).join(" ") })}
        </Text>
        <Group align="flex-end">
          <FileInput
            label={t("template-file")}
            placeholder={t("template-choose")}
            accept=".docx"
            value={file}
            onChange={setFile}
            style={{ flex: "1 1 260px" }}
          />
          <Button type="submit" variant="default" loading={pending} disabled={file === null}>
            {t("template-use")}
          </Button>
          {own && (
            <Button
              variant="default"
              onClick={() => void run({ regionCode, kind, name: kind, content: null })}
            >
              {t("template-back")}
            </Button>
          )}
        </Group>
        <FailureNote failure={failure} />
      </Stack>
    </form>
  );
}
