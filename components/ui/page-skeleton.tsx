import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";

const ROWS = 8;

/** The outline of a page with a list, so that nothing jumps when it arrives. */
export function PageSkeleton() {
  const t = useTranslations("common");
  return (
    <Stack gap="md" aria-busy="true">
      <VisuallyHidden role="status">{t("loading")}</VisuallyHidden>
      <Skeleton height={28} width={220} />
      <Skeleton height={16} width="min(420px, 90%)" />
      <Stack gap={2} mt="xs">
        {Array.from({ length: ROWS }, (_, row) => (
          <Skeleton key={row} height={34} radius={2} />
        ))}
      </Stack>
    </Stack>
  );
}
