"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { ROLES, type Role } from "@/lib/access/actor";
import { AreaField } from "./area-field";
import { LinkHandover } from "./link-handover";
import { RoleField } from "./role-field";
import type { HandedLink, UserActions } from "./user-types";

interface Draft {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly areas: string[];
}

const EMPTY: Draft = { username: "", name: "", role: ROLES[0], areas: [] };

export function CreateUserForm({
  actions,
  onDone,
}: {
  readonly actions: UserActions;
  readonly onDone: () => void;
}) {
  const t = useTranslations("settings.users");
  const [draft, setDraft] = useState(EMPTY);
  const [link, setLink] = useState<HandedLink | null>(null);
  const { run, pending, failure } = useAction(actions.create, t("created", { username: draft.username }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setLink(await run(draft));
  };
  const set = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  if (link !== null) return <LinkHandover username={draft.username} link={link} onDone={onDone} />;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          label={t("username")}
          description={t("username-hint")}
          value={draft.username}
          onChange={(event) => set({ username: event.currentTarget.value })}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          error={failure?.fields?.["username"]}
        />
        <TextInput
          label={t("name")}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          required
          withAsterisk={false}
          error={failure?.fields?.["name"]}
        />
        <RoleField value={draft.role} onChange={(role) => set({ role })} />
        <AreaField
          value={draft.areas}
          onChange={(areas) => set({ areas })}
          search={actions.areaOptions}
          error={failure?.fields?.["areas"]}
        />
        <FailureNote failure={failure} />
        <Button type="submit" loading={pending}>
          {t("create")}
        </Button>
      </Stack>
    </form>
  );
}
