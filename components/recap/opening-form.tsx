"use client";

import { Button, FileInput, Group, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { base64Of } from "@/components/ui/file-as-text";
import { useAction } from "@/components/ui/use-action";
import type { OpeningInput } from "@/lib/recap/model/order";
import type { Result } from "@/lib/result";

interface OpeningFormProps {
  readonly snapshotId: number;
  readonly save: (input: OpeningInput) => Promise<Result<{ kecamatan: number }>>;
}

/** Takes last quarter's workbook as the opening figures. */
export function OpeningForm({ snapshotId, save }: OpeningFormProps) {
  const t = useTranslations("recap.page");
  const { run, pending, failure } = useAction(save, t("opening-saved"));
  const [file, setFile] = useState<File | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) void base64Of(file).then((content) => run({ snapshotId, content }));
      }}
    >
      <Stack gap="sm" maw={640}>
        <Group align="flex-end">
          <FileInput
            label={t("opening-file")}
            placeholder={t("choose")}
            accept=".xlsx"
            value={file}
            onChange={setFile}
            style={{ flex: "1 1 260px" }}
          />
          <Button type="submit" variant="default" loading={pending} disabled={file === null}>
            {t("opening-import")}
          </Button>
        </Group>
        <FailureNote failure={failure} />
      </Stack>
    </form>
  );
}
