"use client";

import { Button, Group, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PurposeFields } from "@/components/account/purpose-fields";
import { INCLUSION_FORMATS } from "@/lib/list/model/input";
import { SavedForm } from "@/components/ui/saved-form";

/** People to be added, as a sheet for Sidalih. */
export function InclusionForm({ snapshotId }: { readonly snapshotId: number }) {
  const t = useTranslations("list.inclusion");
  const [kind, setKind] = useState("sidalih");
  return (
    <SavedForm action="/api/inklusi">
      {(pending) => (
        <>
          <input type="hidden" name="snapshotId" value={snapshotId} />
          <Group align="flex-end" gap="sm">
            <PurposeFields kind={kind} onKind={setKind} />
            <NativeSelect
              name="format"
              label={t("format")}
              data={INCLUSION_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
            />
            <Button type="submit" variant="default" loading={pending}>
              {t("download")}
            </Button>
          </Group>
        </>
      )}
    </SavedForm>
  );
}
