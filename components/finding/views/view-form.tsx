"use client";

import type { Result } from "@/lib/result";
import { Button, Checkbox, Group, Popover, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBookmark, IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { SavedView } from "@/lib/finding/queries/queue/views";

export interface ViewActions {
  readonly save: (input: { name: string; query: string; shared: boolean }) => Promise<Result<unknown>>;
  readonly rename: (input: { viewId: number; name: string; shared: boolean }) => Promise<Result<unknown>>;
  readonly remove: (input: { viewId: number }) => Promise<Result<unknown>>;
}

interface ViewFormProps {
  readonly query: string;
  /** the own view that is open; without one the open list becomes a new one */
  readonly view?: SavedView;
  readonly actions: ViewActions;
}

/**
 * Keeps the filters, tab and order of the open list under a name, for oneself or for the office; later
 * renames or removes it.
 */
export function ViewForm({ query, view, actions }: ViewFormProps) {
  const t = useTranslations("views");
  const [opened, { toggle, close }] = useDisclosure(false);
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const save = useAction(actions.save, t("saved"));
  const rename = useAction(actions.rename, t("saved"));
  const remove = useAction(actions.remove, t("removed"));
  const send = async () => {
    const done =
      view === undefined
        ? await save.run({ name, shared, query })
        : await rename.run({ viewId: view.id, name, shared });
    if (done !== null) close();
  };
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      position="bottom-end"
      width={300}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={toggle}
          leftSection={
            view === undefined ? <IconBookmark size={16} aria-hidden /> : <IconPencil size={16} aria-hidden />
          }
        >
          {t(view === undefined ? "save-this" : "change-this")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(view === undefined ? "save-this" : "change-this")}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextInput
            label={t("name")}
            required
            withAsterisk={false}
            maxLength={60}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            mt="sm"
            label={t("share")}
            description={t("share-hint")}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <FailureNote failure={save.failure ?? rename.failure ?? remove.failure} />
          <Group mt="sm" gap="xs" justify="space-between">
            <Button type="submit" size="xs" loading={save.pending || rename.pending}>
              {t("save")}
            </Button>
            {view !== undefined && (
              <Button
                variant="default"
                size="xs"
                loading={remove.pending}
                onClick={() => void remove.run({ viewId: view.id })}
              >
                {t("remove")}
              </Button>
            )}
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
