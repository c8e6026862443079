"use client";

import { Button, Divider, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { AccountAccess } from "./account-access";
import { AreaField } from "./area-field";
import { LeaveForm } from "./leave-form";
import { HeirField } from "./heir-field";
import { RoleField } from "./role-field";
import type { UserRow } from "@/lib/account/queries/list-users";
import type { UserActions } from "./user-types";

interface EditUserFormProps {
  readonly user: UserRow;
  readonly heirs: readonly UserRow[];
  readonly own: boolean;
  readonly actions: UserActions;
  readonly onDone: () => void;
}

export function EditUserForm({ user, heirs, own, actions, onDone }: EditUserFormProps) {
  const t = useTranslations("settings.users");
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState(user.role);
  const [areas, setAreas] = useState<string[]>([...user.areas]);
  const [heir, setHeir] = useState("");
  const { run, pending, failure } = useAction(actions.update, t("updated", { username: user.username }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await run({ id: user.id, name, role, areas, ...(heir === "" ? {} : { heir }) })) !== null) onDone();
  };
  return (
    <Stack gap="lg">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={t("name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            withAsterisk={false}
            error={failure?.fields?.["name"]}
          />
          <RoleField value={role} onChange={setRole} />
          <AreaField
            value={areas}
            onChange={setAreas}
            search={actions.areaOptions}
            error={failure?.fields?.["areas"]}
          />
          <HeirField user={user} heirs={heirs} value={heir} onChange={setHeir} />
          <FailureNote failure={failure} />
          <Button type="submit" loading={pending}>
            {t("update")}
          </Button>
        </Stack>
      </form>
      <Divider />
      {!user.banned && <LeaveForm user={user} heir={heir} actions={actions} onDone={onDone} />}
      <AccountAccess user={user} heir={heir} own={own} actions={actions} onDone={onDone} />
    </Stack>
  );
}
