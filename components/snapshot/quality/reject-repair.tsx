"use client";

import { Button, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PurposeFields } from "@/components/account/purpose-fields";
import { DrawerButton } from "@/components/ui/drawer-button";
import { SavedForm } from "@/components/ui/saved-form";

/**
 * The original text of rejected lines, to be repaired and uploaded as a correction. Names and numbers leave
 * the system: only with a purpose.
 */
export function RejectRepair({ id }: { readonly id: number }) {
  const t = useTranslations("data");
  const [kind, setKind] = useState("repair");
  return (
    <DrawerButton label={t("repair")}>
      {() => (
        <SavedForm action={`/api/data/${id}/ditolak`}>
          {(pending) => (
            <>
              <Stack gap="md">
                <Text>{t("repair-text")}</Text>
                <PurposeFields kind={kind} onKind={setKind} />
                <Button type="submit" variant="default" loading={pending}>
                  {t("repair-download")}
                </Button>
              </Stack>
            </>
          )}
        </SavedForm>
      )}
    </DrawerButton>
  );
}
