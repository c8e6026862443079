"use client";

import { Button, FileInput, Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { base64Of } from "@/components/ui/file-as-text";
import { useAction } from "@/components/ui/use-action";
import type { BookCheck, FieldBookInput } from "@/lib/finding/model/field/book";
import type { Result } from "@/lib/result";
import { BookPreview } from "./book-preview";
import classes from "./field.module.css";

interface UploadResultsProps {
  readonly snapshotId: number;
  readonly preview: (input: FieldBookInput) => Promise<Result<BookCheck>>;
  readonly store: (input: FieldBookInput) => Promise<Result<{ people: number; findings: number }>>;
}

/** A sheet that was filled in at the village: checked line by line, shown, and only then stored. */
export function UploadResults({ snapshotId, preview, store }: UploadResultsProps) {
  const t = useTranslations("field");
  const [file, setFile] = useState<File | null>(null);
  const [looked, setLooked] = useState<{ input: FieldBookInput; check: BookCheck } | null>(null);
  const [stored, setStored] = useState<{ people: number; findings: number } | null>(null);
  const look = useAction(preview);
  const keep = useAction(store);
  const choose = (next: File | null) => {
    setFile(next);
    setLooked(null);
    setStored(null);
  };
  const check = async (chosen: File) => {
    setStored(null);
    const input = { snapshotId, content: await base64Of(chosen) };
    const found = await look.run(input);
    setLooked(found === null ? null : { input, check: found });
  };
  const save = async (input: FieldBookInput) => {
    const done = await keep.run(input);
    if (done === null) return;
    setStored(done);
    setLooked(null);
    setFile(null);
  };
  const fresh = looked?.check.lines.filter(({ known }) => !known).length ?? 0;
  return (
    <Stack gap="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) void check(file);
        }}
      >
        <Group align="flex-end">
          <FileInput
            label={t("file")}
            placeholder={t("choose-file")}
            accept=".xlsx"
            value={file}
            onChange={choose}
            className={classes.file}
          />
          <Button type="submit" variant="default" loading={look.pending} disabled={file === null}>
            {t("check")}
          </Button>
        </Group>
      </form>
      <FailureNote failure={look.failure ?? keep.failure} />
      {looked !== null && <BookPreview check={looked.check} />}
      {looked !== null && looked.check.problems.length === 0 && (
        <Group>
          {fresh === 0 ? (
            <Text size="sm">{t("nothing")}</Text>
          ) : (
            <Button loading={keep.pending} onClick={() => void save(looked.input)}>
              {t("store", { count: fresh })}
            </Button>
          )}
        </Group>
      )}
      {stored !== null && <Text role="status">{t("stored", stored)}</Text>}
    </Stack>
  );
}
