"use client";

import { Button, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { rolesThatMay } from "@/lib/access/permissions";
import { Section } from "@/components/ui/section";
import { CreateUserForm } from "./create-user-form";
import { EditUserForm } from "./edit-user-form";
import { UserTable } from "./user-table";
import { SideDrawer } from "@/components/ui/side-drawer";
import type { UserRow } from "@/lib/account/queries/list-users";
import type { UserActions } from "./user-types";

interface UserManagerProps {
  readonly users: readonly UserRow[];
  readonly ownId: string;
  readonly actions: UserActions;
}

export function UserManager({ users, ownId, actions }: UserManagerProps) {
  const t = useTranslations("settings.users");
  const [open, setOpen] = useState<string | null>(null);
  const user = users.find(({ id }) => id === open);
  const close = () => setOpen(null);
  return (
    <Section
      title={t("title")}
      lead={t("lead")}
      actions={<Button onClick={() => setOpen("new")}>{t("create")}</Button>}
    >
      <UserTable users={users} selectedId={open} onOpen={setOpen} />
      <Text size="sm" c="dimmed">
        {t("never-deleted")} {t("takes-two")}
      </Text>
      <SideDrawer
        opened={open !== null}
        onClose={close}
        title={user === undefined ? t("create") : user.username}
      >
        {open === "new" && <CreateUserForm actions={actions} onDone={close} />}
        {user !== undefined && (
          <EditUserForm
            key={user.id}
            user={user}
            heirs={heirsOf(user, users)}
            own={user.id === ownId}
            actions={actions}
            onDone={close}
          />
        )}
      </SideDrawer>
    </Section>
  );
}

/** Who can take over from somebody: open accounts that are handed work. */
const heirsOf = (user: UserRow, users: readonly UserRow[]): UserRow[] =>
  users.filter(
    ({ id, role, banned }) => id !== user.id && !banned && rolesThatMay("finding.be-assigned").includes(role),
  );
