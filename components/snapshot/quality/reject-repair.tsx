"use client";

import { Button, Drawer, Stack, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";

/**
 * The original text of rejected lines, to be repaired and uploaded as a correction. Names and numbers leave
 * the system: only with a purpose.
 */
export function RejectRepair({ id }: { readonly id: number }) {
  const t = useTranslations("data");
  const common = useTranslations("common");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        {t("repair")}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size={440}
        title={t("repair")}
        closeButtonProps={{ "aria-label": common("close") }}
      >
        <form method="post" action={`/api/data/${id}/ditolak`} onSubmit={() => setTimeout(close, 0)}>
          <Stack gap="md">
            <Text>{t("repair-text")}</Text>
            <Textarea
              name="purpose"
              label={t("purpose")}
              description={t("purpose-hint")}
              autosize
              minRows={2}
              minLength={10}
              maxLength={500}
              required
              withAsterisk={false}
            />
            <Button type="submit" variant="default">
              {t("repair-download")}
            </Button>
          </Stack>
        </form>
      </Drawer>
    </>
  );
}
