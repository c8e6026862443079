"use client";

import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { StruckVoter } from "@/lib/register/model/struck";
import type { Result } from "@/lib/result";
import type { Restore } from "./restore-button";
import { StruckTable } from "./struck-table";

interface NameSearchProps {
  readonly first: ReactNode;
  readonly note: string | null;
  readonly find: (input: { name: string }) => Promise<Result<readonly StruckVoter[]>>;
  readonly restore: Restore | null;
  readonly notices: boolean;
}

/** Looks for a name in the register; it never stands in an address. */
export function NameSearch({ first, note, find, restore, notices }: NameSearchProps) {
  const t = useTranslations("register");
  const { run, pending, failure } = useAction(find);
  const [name, setName] = useState("");
  const [found, setFound] = useState<readonly StruckVoter[] | null>(null);
  const search = async () => setFound(await run({ name }));
  return (
    <Stack gap="sm">
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void search();
        }}
      >
        <Group align="flex-end">
          <TextInput
            label={t("search")}
            value={name}
            minLength={2}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={pending} disabled={name.trim().length < 2}>
            {t("find")}
          </Button>
        </Group>
      </form>
      <FailureNote failure={failure} />
      {note !== null && found === null && <Text c="dimmed">{note}</Text>}
      {found === null ? (
        first
      ) : found.length === 0 ? (
        <EmptyState title={t("none")}>{t("none-text")}</EmptyState>
      ) : (
        <StruckTable rows={found} restore={restore} notices={notices} />
      )}
    </Stack>
  );
}
