"use client";

import { Button, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FailureNote } from "@/components/ui/failure-note";
import { TextLink } from "@/components/ui/text-link";
import { useAction } from "@/components/ui/use-action";
import { countItem, ITEM_STATES, type LetterItem, type NamedVoter } from "@/lib/register/model/letter-item";
import type { Desa, LetterActions } from "./letter-actions";
import classes from "./letters.module.css";
import { PointForm } from "./point-form";

interface LetterPointProps {
  readonly text: string;
  readonly item: LetterItem | undefined;
  readonly desas: readonly Desa[];
  readonly actions: LetterActions | null;
}

/** A point of a letter: what it is about, how many people stand where, and who they are. */
export function LetterPoint({ text, item, desas, actions }: LetterPointProps) {
  const t = useTranslations("register.letter");
  const count = item === undefined || item.people === null ? null : countItem(item);
  const stood =
    count === null ? [] : ([...ITEM_STATES, "not-found"] as const).filter((state) => count[state] > 0);
  return (
    <li>
      {text}
      {item !== undefined && item.category !== null && count !== null && (
        <Text size="sm" c="dimmed">
          {t(`category.${item.category}`)}: {t("people", { n: count.named })}
          {stood.map((state) => ` · ${t(`state.${state}`, { n: count[state] })}`)}
        </Text>
      )}
      {item !== undefined && item.voters.length > 0 && (
        <ul className={classes.voters}>
          {item.voters.map((voter) => (
            <Linked key={voter.row} voter={voter} item={item} unlink={actions?.unlink ?? null} />
          ))}
        </ul>
      )}
      {actions !== null && item !== undefined && <PointForm item={item} desas={desas} actions={actions} />}
    </li>
  );
}

interface LinkedProps {
  readonly voter: NamedVoter;
  readonly item: LetterItem;
  readonly unlink: LetterActions["unlink"] | null;
}

function Linked({ voter, item, unlink }: LinkedProps) {
  const t = useTranslations("register.letter");
  const { run, pending, failure } = useAction(unlink ?? nothing);
  return (
    <li>
      <Group gap={8}>
        <span>
          {voter.name} ({voter.born ?? "–"}) · {voter.desa} · TPS {voter.tps ?? "–"}
          {!voter.active && ` · ${t("struck")}`}
        </span>
        <Text span size="sm" c="dimmed">
          {t(`one.${voter.state}`)}
        </Text>
        {voter.findings.map((finding) => (
          <TextLink key={finding} href={`/temuan/${finding}`} size="sm">
            {t("finding", { finding })}
          </TextLink>
        ))}
        {unlink !== null && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={pending}
            onClick={() => void run({ letterId: item.letterId, ord: item.ord, row: voter.row })}
          >
            {t("unlink")}
          </Button>
        )}
      </Group>
      <FailureNote failure={failure} />
    </li>
  );
}

const nothing: LetterActions["unlink"] = () => Promise.resolve({ ok: true, value: null });
