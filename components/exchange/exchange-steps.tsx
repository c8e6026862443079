"use client";

import { Button, FileInput, Stack, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { readFailure } from "@/components/ui/read-failure";
import { useGuarded } from "@/components/ui/use-guarded";
import type { ExchangeStatus } from "@/lib/exchange/model/exchange";
import type { Failure, Result } from "@/lib/result";

interface ExchangeStepsProps {
  readonly id: number;
  readonly status: ExchangeStatus;
  readonly mayMake: boolean;
}

/** What the state of an exchange asks for: our file to hand over, theirs to take in. */
export function ExchangeSteps({ id, status, mayMake }: ExchangeStepsProps) {
  const t = useTranslations("exchange");
  const router = useRouter();
  const guarded = useGuarded();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  if (status === "done" || status === "expired" || !mayMake)
    return <Text size="sm">{t(`status.${status}`)}</Text>;
  const take = async (file: File | null) => {
    if (file === null) return;
    setPending(true);
    const taken = await guarded(() => send(id, file));
    setPending(false);
    setFailure(taken.ok ? null : taken.error);
    if (taken.ok) router.refresh();
  };
  return (
    <Stack gap={6}>
      <Text size="sm">{t(`status.${status}`)}</Text>
      <form method="post" action={`/api/pertukaran/${id}`}>
        <input type="hidden" name="step" value={status === "open" ? 1 : 2} />
        <Button type="submit" size="xs" variant="default">
          {t(status === "open" ? "first-file" : "second-file")}
        </Button>
      </form>
      <FileInput
        size="xs"
        label={t(status === "open" ? "take-first" : "take-second")}
        placeholder={t(pending ? "taking" : "choose")}
        accept=".txt"
        disabled={pending}
        value={null}
        onChange={(file) => void take(file)}
      />
      <FailureNote failure={failure} />
    </Stack>
  );
}

async function send(id: number, file: File): Promise<Result<{ readonly matches: number | null }>> {
  const form = new FormData();
  form.set("id", String(id));
  form.set("file", file, file.name);
  const answer = await fetch("/api/pertukaran", { method: "POST", body: form });
  const body: unknown = await answer.json();
  return answer.ok
    ? { ok: true, value: body as { readonly matches: number | null } }
    : { ok: false, error: readFailure(body) };
}
