"use client";

import { Button, Group, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { BulkItem } from "@/lib/finding/model/bulk";
import classes from "./bulk.module.css";
import type { Bulk } from "./use-bulk";

/**
 * What became of each: first those that were not saved and why, then the saved ones, each of which can still
 * be taken back.
 */
export function BulkResult({ bulk, items }: { readonly bulk: Bulk; readonly items: readonly BulkItem[] }) {
  const t = useTranslations("bulk");
  const queue = useTranslations("queue");
  const errors = useTranslations("errors");
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const saved = items.filter((item) => item.ok);
  const failed = items.filter((item) => !item.ok);
  return (
    <>
      <p ref={heading} tabIndex={-1} role="status" className={classes.count}>
        {failed.length === 0
          ? t("all-saved", { count: saved.length })
          : t("some-saved", { saved: saved.length, failed: failed.length })}
      </p>
      <ul className={classes.items} aria-label={t("items")}>
        {failed.map((item) => (
          <li key={item.findingId} data-failed>
            {t("item-failed", { id: item.findingId })} {errors(item.code, { ...item.values })}
          </li>
        ))}
        {saved.map(({ findingId, result }) => (
          <li key={findingId}>
            {t("item-saved", { id: findingId, state: queue(`state.${result.state}`) })}
            <UnstyledButton
              className={classes.undo}
              onClick={() => void bulk.undo({ findingId, revision: result.revision })}
              aria-label={t("undo-one", { id: findingId })}
            >
              {t("undo")}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Group>
        <Button variant="default" size="xs" onClick={bulk.dismiss}>
          {t("done")}
        </Button>
      </Group>
    </>
  );
}
