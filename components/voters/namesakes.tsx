"use client";

import { Button, Checkbox, Group, Radio, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { StruckBeside } from "@/lib/snapshot/model/namesake";
import { VoterLine } from "./voter-line";
import classes from "./voters.module.css";

interface NamesakesProps {
  readonly beside: StruckBeside;
  /** the question over the list; the default asks whom the paper means */
  readonly question?: string;
  /** lines chosen so far; a line of somebody else means that the wrong one was about to be struck off */
  readonly meant: ReadonlySet<number>;
  readonly onMeant: (rows: ReadonlySet<number>) => void;
}

/**
 * All active voters of one name in the desa and of one family card, and the question which of them is meant.
 * None is chosen beforehand. Used wherever a paper or a list names somebody.
 */
export function Namesakes({ beside, question, meant, onMeant }: NamesakesProps) {
  const t = useTranslations("voters");
  const { struck, people, all } = beside;
  if (all === 0) return <Text size="sm">{t("nobody-else")}</Text>;
  const doubtful = new Set(people.flatMap(({ of }) => of.map((n) => struck[n]?.rowNo ?? -1)));
  const asked = struck.filter(({ rowNo }) => doubtful.has(rowNo));
  const title = question ?? t("who-is-meant", { count: all });
  const others = people.map((person) => ({
    person,
    why: [person.sameName && t("same-name"), person.sameFamily && t("same-family")].filter(
      (word) => word !== false,
    ),
  }));
  const more = all > people.length && <Text size="xs">{t("more", { shown: people.length, all })}</Text>;
  if (struck.length === 1)
    return (
      <Radio.Group
        label={title}
        value={[...meant][0]?.toString() ?? null}
        onChange={(row) => onMeant(new Set([Number(row)]))}
      >
        <div className={classes.list}>
          {asked.map((voter) => (
            <Radio
              key={voter.rowNo}
              value={String(voter.rowNo)}
              label={<VoterLine voter={voter} />}
              description={t("to-be-struck")}
            />
          ))}
          {others.map(({ person, why }) => (
            <Radio
              key={person.rowNo}
              value={String(person.rowNo)}
              label={<VoterLine voter={person} />}
              description={why.join(" · ")}
            />
          ))}
        </div>
        {more}
      </Radio.Group>
    );
  return (
    <Stack gap={6} role="group" aria-label={title}>
      <Text size="sm">{title}</Text>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => onMeant(new Set(asked.map(({ rowNo }) => rowNo)))}>
          {t("all-meant", { count: asked.length })}
        </Button>
      </Group>
      <div className={classes.list}>
        {asked.map((voter) => (
          <Checkbox
            key={voter.rowNo}
            label={<VoterLine voter={voter} />}
            description={t("to-be-struck")}
            checked={meant.has(voter.rowNo)}
            onChange={(event) => {
              const next = new Set(meant);
              if (event.currentTarget.checked) next.add(voter.rowNo);
              else next.delete(voter.rowNo);
              onMeant(next);
            }}
          />
        ))}
      </div>
      <Text size="sm">{t("others")}</Text>
      <ul className={classes.list}>
        {others.map(({ person, why }) => (
          <li key={person.rowNo}>
            <VoterLine voter={person} /> <span className={classes.quiet}>({why.join(" · ")})</span>
          </li>
        ))}
      </ul>
      {more}
    </Stack>
  );
}
