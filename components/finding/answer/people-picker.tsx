"use client";

import { Button, Checkbox, Group, ScrollArea, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { rowsNamed } from "./row-ranges";

export interface Choosable {
  readonly rowNo: number;
  readonly label: string;
}

interface PeoplePickerProps {
  readonly label: string;
  /** those that the screen has already */
  readonly first: readonly Choosable[];
  /** reads everybody where the screen has only the first of them */
  readonly readAll: (() => Promise<readonly Choosable[]>) | null;
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (rows: ReadonlySet<number>) => void;
  /** people who are chosen together: the families of two, those of a cluster that are one person */
  readonly groups?: readonly { readonly label: string; readonly rows: readonly number[] }[];
}

/** So few stand side by side; more of them get a search, a range and a button for all. */
const FEW = 4;
/** Boxes drawn at a time; a name that is looked for narrows them. */
const DRAWN = 100;

/** Which of the finding's people are meant: any of them, however many they are. */
export function PeoplePicker({ label, first, readAll, chosen, onChoose, groups = [] }: PeoplePickerProps) {
  const t = useTranslations("finding.picker");
  const [people, setPeople] = useState(first);
  const [failed, setFailed] = useState(false);
  const [text, setText] = useState("");
  const [range, setRange] = useState("");
  useEffect(() => {
    let gone = false;
    readAll?.().then(
      (all) => {
        if (!gone) setPeople(all);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [readAll]);
  const wanted = text.trim().toUpperCase();
  const found = useMemo(
    () => (wanted === "" ? people : people.filter((person) => person.label.toUpperCase().includes(wanted))),
    [people, wanted],
  );
  const choose = (rows: Iterable<number>, on: boolean) => {
    const next = new Set(chosen);
    for (const row of rows)
      if (on) next.add(row);
      else next.delete(row);
    onChoose(next);
  };
  // With Shift: everybody from the box that was touched last to this one.
  const touched = useRef<number | null>(null);
  const toggle = (at: number, on: boolean, range: boolean) => {
    const from = range && touched.current !== null ? touched.current : at;
    touched.current = at;
    choose(
      found.slice(Math.min(from, at), Math.max(from, at) + 1).map(({ rowNo }) => rowNo),
      on,
    );
  };
  const boxes = found
    .slice(0, DRAWN)
    .map((person, at) => (
      <Checkbox
        key={person.rowNo}
        label={person.label}
        checked={chosen.has(person.rowNo)}
        onChange={(event) =>
          toggle(
            at,
            event.currentTarget.checked,
            "shiftKey" in event.nativeEvent && event.nativeEvent.shiftKey === true,
          )
        }
      />
    ));
  const together = groups.map(({ label: name, rows }) => (
    <Button key={name} size="xs" variant="default" onClick={() => onChoose(new Set(rows))}>
      {name}
    </Button>
  ));
  const everybody = (
    <Button
      size="xs"
      variant="default"
      onClick={() =>
        choose(
          found.map(({ rowNo }) => rowNo),
          true,
        )
      }
    >
      {t("all", { count: found.length })}
    </Button>
  );
  if (people.length <= FEW)
    return (
      <Stack gap={4} role="group" aria-label={label}>
        <Text size="sm">{label}</Text>
        <Group gap="xs">
          {together}
          {everybody}
        </Group>
        <Group gap="md">{boxes}</Group>
      </Stack>
    );
  const known = people.map(({ rowNo }) => rowNo);
  return (
    <Stack gap={6} role="group" aria-label={label}>
      <Text size="sm">
        {label} <strong>{t("count", { chosen: chosen.size, all: people.length })}</strong>
      </Text>
      {failed && <Text size="sm">{t("failed")}</Text>}
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          type="search"
          label={t("search")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t("range")}
          placeholder="12-40, 57"
          value={range}
          onChange={(event) => setRange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            choose(rowsNamed(range, known), true);
          }}
        />
        <Button size="xs" variant="default" onClick={() => choose(rowsNamed(range, known), true)}>
          {t("add-range")}
        </Button>
      </Group>
      <Group gap="xs">
        {together}
        {everybody}
        <Button size="xs" variant="default" onClick={() => onChoose(new Set())}>
          {t("none")}
        </Button>
      </Group>
      <ScrollArea.Autosize mah={220}>
        <Stack gap={4}>{boxes}</Stack>
      </ScrollArea.Autosize>
      {found.length > DRAWN && <Text size="xs">{t("more", { shown: DRAWN, all: found.length })}</Text>}
    </Stack>
  );
}
