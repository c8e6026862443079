"use client";

import { Skeleton, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";

export function PaneSkeleton() {
  const t = useTranslations("common");
  return (
    <Stack gap="md" role="status" aria-label={t("loading")}>
      <Skeleton h={22} w="80%" />
      <Skeleton h={220} />
      <Skeleton h={90} />
    </Stack>
  );
}
