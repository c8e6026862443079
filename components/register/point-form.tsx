"use client";

import { Button, Group, NativeSelect, NumberInput, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { type FoundVoter, ITEM_CATEGORIES, type LetterItem } from "@/lib/register/model/letter-item";
import type { Desa, LetterActions } from "./letter-actions";
import classes from "./letters.module.css";

interface PointFormProps {
  readonly item: LetterItem;
  readonly desas: readonly Desa[];
  readonly actions: LetterActions;
}

/** Says what a point is about, and finds the voters whom it means: by name within a desa, linked one by one. */
export function PointForm({ item, desas, actions }: PointFormProps) {
  const t = useTranslations("register.letter");
  const { letterId, ord } = item;
  const set = useAction(actions.setItem, t("item-saved"));
  return (
    <details className={classes.edit}>
      <summary>{t(item.category === null ? "say-what" : "edit-point")}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget);
          const category = ITEM_CATEGORIES.find((word) => word === given.get("category")) ?? "lain";
          void set.run({ letterId, ord, category, people: Number(given.get("people")) });
        }}
      >
        <Group align="flex-end" gap="sm">
          <NativeSelect
            name="category"
            label={t("about-what")}
            defaultValue={item.category ?? "meninggal"}
            data={ITEM_CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
          />
          <NumberInput
            name="people"
            label={t("people-named")}
            defaultValue={item.people ?? 1}
            min={1}
            w={140}
          />
          <Button type="submit" variant="default" loading={set.pending}>
            {t("save-item")}
          </Button>
        </Group>
        <FailureNote failure={set.failure} />
      </form>
      {item.category !== null && <VoterSearch item={item} desas={desas} actions={actions} />}
    </details>
  );
}

function VoterSearch({ item, desas, actions }: PointFormProps) {
  const t = useTranslations("register.letter");
  const { letterId, ord } = item;
  const { run, pending, failure } = useAction(actions.search);
  const link = useAction(actions.link, t("linked"));
  const [found, setFound] = useState<readonly FoundVoter[] | null>(null);
  const linked = new Set(item.voters.map(({ row }) => row));
  const search = async (form: HTMLFormElement) => {
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? "");
    setFound(await run({ letterId, desaKey: text("desa"), name: text("name") }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void search(event.currentTarget);
      }}
    >
      <Group align="flex-end" gap="sm">
        <NativeSelect
          name="desa"
          label={t("desa")}
          data={desas.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <TextInput name="name" label={t("name-part")} minLength={3} required autoComplete="off" />
        <Button type="submit" variant="default" loading={pending}>
          {t("find")}
        </Button>
      </Group>
      <FailureNote failure={failure ?? link.failure} />
      <div aria-live="polite">
        {found?.length === 0 && <Text size="sm">{t("found-none")}</Text>}
        {found !== null && found.length > 0 && (
          <ul className={classes.voters}>
            {found.map((voter) => (
              <li key={voter.row}>
                <Group gap={8}>
                  {voter.name} ({voter.born ?? "–"}) · TPS {voter.tps ?? "–"}
                  {!voter.active && ` · ${t("struck")}`}
                  {linked.has(voter.row) ? (
                    <Text span size="sm" c="dimmed">
                      {t("is-linked")}
                    </Text>
                  ) : (
                    <Button
                      size="compact-xs"
                      variant="default"
                      loading={link.pending}
                      onClick={() => void link.run({ letterId, ord, row: voter.row })}
                    >
                      {t("link")}
                    </Button>
                  )}
                </Group>
              </li>
            ))}
          </ul>
        )}
      </div>
    </form>
  );
}
