"use client";

import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NumberText } from "@/components/ui/number-text";
import { areaId, mayTake, type Sharing } from "@/lib/finding/model/work/assignment";
import type { NamedArea } from "@/lib/finding/queries/work/open-areas";
import type { Workload } from "@/lib/finding/queries/work/workload";
import classes from "./assignment.module.css";

interface AreaTableProps {
  readonly areas: readonly NamedArea[];
  readonly people: readonly Workload[];
  readonly sharing: Sharing;
  readonly onGive: (group: readonly NamedArea[], to: string | null) => void;
}

/** Kecamatan, each with its desa behind a fold; who gets them is chosen in the row. */
export function AreaTable({ areas, people, sharing, onGive }: AreaTableProps) {
  const t = useTranslations("assignment");
  const [open, setOpen] = useState<string | null>(null);
  const groups = [...Map.groupBy(areas, (area) => area.kecKey ?? "").entries()];
  return (
    <div className={classes.scroll} role="region" aria-label={t("areas")} tabIndex={0}>
      <table className={classes.table} aria-label={t("areas")}>
        <thead>
          <tr>
            <th scope="col">{t("area")}</th>
            <th scope="col">{t("count")}</th>
            <th scope="col" data-text>
              {t("to")}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(([key, group]) => (
            <Kecamatan
              key={key}
              group={group}
              people={people}
              sharing={sharing}
              onGive={onGive}
              open={open === key}
              onFold={() => setOpen(open === key ? null : key)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface KecamatanProps extends Omit<AreaTableProps, "areas"> {
  readonly group: readonly NamedArea[];
  readonly open: boolean;
  readonly onFold: () => void;
}

function Kecamatan({ group, people, sharing, onGive, open, onFold }: KecamatanProps) {
  const t = useTranslations("assignment");
  const name = group[0]?.kecName ?? t("across");
  const Fold = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <tr>
        <th scope="row">
          {group.length > 1 ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              mr={6}
              aria-label={t("open-desa", { name })}
              aria-expanded={open}
              onClick={onFold}
            >
              <Fold size={16} aria-hidden />
            </ActionIcon>
          ) : (
            <span className={classes.nofold} />
          )}
          {name}
        </th>
        <td>
          <NumberText value={group.reduce((sum, { count }) => sum + count, 0)} />
        </td>
        <td data-text>
          <Taker name={name} group={group} people={people} sharing={sharing} onGive={onGive} />
        </td>
      </tr>
      {open &&
        group.map((area) => {
          const desa = area.desaName ?? t("whole-kec");
          return (
            <tr key={areaId(area)} data-inner>
              <th scope="row">{desa}</th>
              <td>
                <NumberText value={area.count} />
              </td>
              <td data-text>
                <Taker name={desa} group={[area]} people={people} sharing={sharing} onGive={onGive} />
              </td>
            </tr>
          );
        })}
    </>
  );
}

const SEVERAL = "*";

interface TakerProps extends Omit<AreaTableProps, "areas"> {
  readonly name: string;
  readonly group: readonly NamedArea[];
}

function Taker({ name, group, people, sharing, onGive }: TakerProps) {
  const t = useTranslations("assignment");
  const takers = new Set(group.map((area) => sharing.get(areaId(area)) ?? ""));
  const [only = ""] = takers;
  const able = people.filter((person) => group.some((area) => mayTake(person, area)));
  return (
    <NativeSelect
      size="xs"
      aria-label={t("choose-for", { name })}
      value={takers.size > 1 ? SEVERAL : only}
      onChange={(event) => onGive(group, event.currentTarget.value || null)}
      data={[
        { value: "", label: t("nobody") },
        ...(takers.size > 1 ? [{ value: SEVERAL, label: t("by-desa"), disabled: true }] : []),
        ...able.map(({ id, name: label }) => ({ value: id, label })),
      ]}
    />
  );
}
