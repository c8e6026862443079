"use client";

import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { NumberText } from "@/components/ui/number-text";
import type { Workload } from "@/lib/finding/queries/work/workload";
import classes from "./assignment.module.css";

interface PeopleTableProps {
  readonly people: readonly Workload[];
  readonly away: ReadonlySet<string>;
  readonly added: ReadonlyMap<string, number>;
  readonly onToggle: (id: string) => void;
  readonly onWithdraw: (id: string) => Promise<void>;
}

/**
 * What each reviewer has before and behind them, and what the sharing on the screen would make of it, as a
 * bar from zero.
 */
export function PeopleTable({ people, away, added, onToggle, onWithdraw }: PeopleTableProps) {
  const t = useTranslations("assignment");
  const most = Math.max(1, ...people.map((person) => person.load + (added.get(person.id) ?? 0)));
  return (
    <div className={classes.scroll} role="region" aria-label={t("people")} tabIndex={0}>
      <table className={classes.table} aria-label={t("people")}>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col" data-text data-wide>
              {t("scope")}
            </th>
            {(["load", "held", "week", "pace"] as const).map((column) => (
              <th key={column} scope="col" data-wide={column !== "load" || undefined}>
                {t(column)}
              </th>
            ))}
            <th scope="col" data-text>
              {t("after")}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Person
              key={person.id}
              person={person}
              away={away.has(person.id)}
              added={added.get(person.id) ?? 0}
              most={most}
              onToggle={onToggle}
              onWithdraw={onWithdraw}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PersonProps extends Pick<PeopleTableProps, "onToggle" | "onWithdraw"> {
  readonly person: Workload;
  readonly away: boolean;
  readonly added: number;
  /** the longest bar of the table */
  readonly most: number;
}

function Person({ person, away, added, most, onToggle, onWithdraw }: PersonProps) {
  const t = useTranslations("assignment");
  const after = person.load + added;
  return (
    <tr>
      <th scope="row">
        <Checkbox
          label={`${person.name} · ${person.username}`}
          aria-label={t("takes-part", { name: person.name })}
          checked={!away}
          onChange={() => onToggle(person.id)}
        />
      </th>
      <td data-text data-wide>
        {person.areaNames.join(", ")}
      </td>
      <td>
        <NumberText value={person.load} />
      </td>
      <td data-wide>
        <NumberText value={person.held} />
      </td>
      <td data-wide>
        <NumberText value={person.decidedWeek} />
      </td>
      <td data-wide>
        {person.medianSeconds === null ? "–" : t("seconds", { seconds: Math.round(person.medianSeconds) })}
      </td>
      <td data-text>
        <div className={classes.load}>
          <div className={classes.bar} style={{ width: `${(100 * after) / most}px` }} aria-hidden />
          {t("added", { total: after, added: added })}
        </div>
      </td>
      <td>
        {person.load > 0 && (
          <ConfirmButton
            size="compact-sm"
            title={t("withdraw-title", { name: person.name })}
            explanation={t("withdraw-text", { name: person.name })}
            confirmLabel={t("withdraw")}
            onConfirm={() => onWithdraw(person.id)}
          >
            {t("withdraw")}
          </ConfirmButton>
        )}
      </td>
    </tr>
  );
}
