"use client";

import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PurposeFields } from "@/components/account/purpose-fields";
import { SavedForm } from "@/components/ui/saved-form";
import { FIELD_BOOK_LINES } from "@/lib/finding/model/field/book";
import {
  WORKSHEET_LINES,
  worksheetParts,
  type WorksheetPlace,
} from "@/lib/finding/model/work/worksheet-place";

interface WorksheetFormProps {
  readonly snapshotId: number;
  readonly places: readonly WorksheetPlace[];
}

/** A worksheet of one desa or all, to be printed or filled in; with numbers of identity only for a purpose. */
export function WorksheetForm({ snapshotId, places }: WorksheetFormProps) {
  const t = useTranslations("field");
  const [desa, setDesa] = useState("");
  const [format, setFormat] = useState("xlsx");
  const [purpose, setPurpose] = useState("");
  const voters = places
    .filter(({ desaKey }) => desa === "" || desaKey === desa)
    .reduce((sum, place) => sum + place.voters, 0);
  const parts = worksheetParts(voters, format === "xlsx" ? FIELD_BOOK_LINES : WORKSHEET_LINES);
  return (
    <SavedForm action="/api/lembar-kerja">
      {(pending) => (
        <>
          <input type="hidden" name="data" value={snapshotId} />
          <Stack gap="sm" maw={760}>
            <Group grow align="flex-end" preventGrowOverflow={false}>
              <NativeSelect
                name="desa"
                label={t("which")}
                value={desa}
                onChange={(event) => setDesa(event.currentTarget.value)}
                data={[
                  { value: "", label: t("all-desa") },
                  ...places.map(({ desaKey, desa: name, kec }) => ({
                    value: desaKey,
                    label: `${name}, ${kec}`,
                  })),
                ]}
              />
              <NativeSelect
                name="bentuk"
                label={t("format")}
                value={format}
                onChange={(event) => setFormat(event.currentTarget.value)}
                data={(["xlsx", "pdf"] as const).map((value) => ({ value, label: t(`format-${value}`) }))}
              />
              {parts > 1 && (
                <NativeSelect
                  name="bagian"
                  label={t("part")}
                  data={Array.from({ length: parts }, (_, at) => ({
                    value: String(at + 1),
                    label: t("part-of", { part: at + 1, parts }),
                  }))}
                />
              )}
            </Group>
            <Group grow align="flex-end" preventGrowOverflow={false}>
              <PurposeFields kind={purpose} onKind={setPurpose} optional />
            </Group>
            <Text size="xs" c="dimmed">
              {t("identity-hint")}
            </Text>
            <Group>
              <Button type="submit" variant="default" loading={pending}>
                {t("download")}
              </Button>
            </Group>
          </Stack>
        </>
      )}
    </SavedForm>
  );
}
