"use client";

import { Group, Text } from "@mantine/core";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { patched } from "./use-url-state";

interface KeysetPagerProps {
  /** cursor of the next page, null on the last */
  readonly next: string | null;
  /** e.g. "760.294 temuan" */
  readonly summary?: ReactNode;
}

/**
 * Forward by cursor, back to the start or by the browser's own back: page numbers would lie while colleagues
 * decide.
 */
export function KeysetPager({ next, summary }: KeysetPagerProps) {
  const t = useTranslations("common");
  const path = usePathname();
  const params = useSearchParams();
  const hrefOf = (cursor: string | null) => `${path}?${patched(params, { sesudah: cursor }).toString()}`;
  const later = params.has("sesudah");
  return (
    <Group justify="space-between" mt="xs" component="nav" aria-label={t("pages")}>
      <Text c="dimmed" size="sm">
        {summary}
      </Text>
      <Group gap="xs">
        {later && (
          <LinkButton href={hrefOf(null)} variant="default" size="xs">
            {t("first-page")}
          </LinkButton>
        )}
        {next !== null && (
          <LinkButton href={hrefOf(next)} variant="default" size="xs">
            {t("next-page")}
          </LinkButton>
        )}
      </Group>
    </Group>
  );
}
