"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";

/** People to be added, as a sheet for Sidalih. A plain form: the browser saves what the server streams. */
export function InclusionForm({ snapshotId }: { readonly snapshotId: number }) {
  const t = useTranslations("list.inclusion");
  const report = useTranslations("report");
  return (
    <form method="post" action="/api/inklusi">
      <input type="hidden" name="snapshotId" value={snapshotId} />
      <Group align="flex-end" gap="sm">
        <TextInput
          name="purpose"
          label={report("purpose")}
          placeholder={t("purpose-example")}
          minLength={5}
          maxLength={200}
          required
          withAsterisk={false}
          style={{ flex: "1 1 220px", maxWidth: 420 }}
        />
        <Button type="submit" variant="default">
          {t("download")}
        </Button>
      </Group>
    </form>
  );
}
