"use client";

import { Button, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";

type Verification =
  | { readonly ok: true; readonly events: number; readonly head: string; readonly reports: number }
  | { readonly ok: false; readonly seq: number; readonly problem: string; readonly reportId?: number }
  | { readonly ok: false; readonly problem: string; readonly id: number };

/**
 * Walks the whole chain now and says in one sentence whether every row still fits, also to the reports
 * already handed out.
 */
export function VerifyButton({
  verify,
}: {
  readonly verify: (input: Record<never, never>) => Promise<Result<Verification>>;
}) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const { run, pending, failure } = useAction(verify);
  const [found, setFound] = useState<Verification | null>(null);
  return (
    <div style={{ maxWidth: 420 }}>
      <Button variant="default" loading={pending} onClick={() => void run({}).then(setFound)}>
        {t("verify")}
      </Button>
      <FailureNote failure={failure} />
      <Text size="sm" role="status" mt={6} c={found?.ok === false ? "var(--c-bad)" : "var(--c-good)"}>
        {found === null
          ? ""
          : found.ok
            ? t("sound", {
                events: format.number(found.events),
                head: found.head.slice(0, 12),
                reports: found.reports,
              })
            : "id" in found
              ? t("broken.decisions", { id: found.id })
              : t(`broken.${found.reportId === undefined ? "row" : "report"}`, {
                  seq: format.number(found.seq),
                  report: found.reportId ?? 0,
                })}
      </Text>
    </div>
  );
}
