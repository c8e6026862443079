"use client";

import { TIERS } from "@/lib/finding/model/state";
import { Button, MultiSelect, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback, useDisclosure } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FilterChips, type FilterChip } from "@/components/data-table/filter-chips";
import { useUrlState } from "@/components/data-table/use-url-state";
import { SORTS, type QueueFilter } from "@/lib/finding/model/queue/filter";
import { FINDING_STATES } from "@/lib/finding/model/state";
import { isSearchable } from "@/lib/finding/model/queue/filter";
import { PARAMS } from "@/lib/finding/model/queue/url";
import classes from "./queue-filters.module.css";

interface Choice {
  readonly code: string;
  readonly name: string;
}

export interface QueueFiltersProps {
  readonly own: QueueFilter;
  /** a search of the address that is not made: told beside the field */
  readonly unsearched?: string | undefined;
  readonly sort: string;
  /** the tab leaves the state open */
  readonly everything: boolean;
  /** newest first */
  readonly periods: readonly Choice[];
  readonly detectors: readonly Choice[];
  readonly kecamatan: readonly Choice[];
  readonly desa: readonly Choice[];
}

/** So long somebody pauses between two letters before the list follows. */
const TYPING_MS = 350;

/**
 * Narrowing the queue: each choice goes into the address at once and comes back as a chip that can be taken
 * away.
 */
export function QueueFilters({
  own,
  unsearched,
  sort,
  everything,
  periods,
  detectors,
  kecamatan,
  desa,
}: QueueFiltersProps) {
  const t = useTranslations("queue");
  const common = useTranslations("common");
  const { set } = useUrlState();
  const [text, setText] = useState(own.text ?? unsearched ?? "");
  const [shown, { toggle }] = useDisclosure(false);
  const chips = chipsOf(own, { periods, detectors, kecamatan, desa }, t, common);
  const search = (typed: string) => {
    const wanted = typed.trim();
    if (wanted === (own.text ?? "") || (wanted !== "" && !isSearchable(wanted))) return;
    set({ [PARAMS.text]: wanted === "" ? null : wanted, temuan: null });
  };
  const searchSoon = useDebouncedCallback(search, TYPING_MS);
  const options = (choices: readonly Choice[]) =>
    choices.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Button
        className={classes.unfold}
        variant="default"
        size="compact-sm"
        aria-expanded={shown}
        onClick={toggle}
        leftSection={<IconFilter size={14} stroke={1.8} aria-hidden />}
      >
        {t("filter-unfold", { count: chips.length })}
      </Button>
      <div className={classes.bar} role="search" aria-label={t("filter")} data-shown={shown || undefined}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            search(text);
          }}
        >
          <TextInput
            size="xs"
            type="search"
            aria-label={t("search")}
            placeholder={t("search")}
            value={text}
            maxLength={60}
            error={text.trim() === "" || isSearchable(text) ? undefined : t("search-letter")}
            onChange={(event) => {
              setText(event.currentTarget.value);
              searchSoon(event.currentTarget.value);
            }}
          />
        </form>
        <MultiSelect
          size="xs"
          aria-label={t("tier")}
          placeholder={own.tiers?.length ? "" : t("tier")}
          value={[...(own.tiers ?? [])]}
          onChange={(value) => set({ [PARAMS.tiers]: value, temuan: null })}
          data={TIERS.map((tier) => ({ value: tier, label: common(`tier.${tier}`) }))}
          classNames={{ pillsList: classes.pills ?? "" }}
        />
        <MultiSelect
          size="xs"
          searchable
          aria-label={t("detector")}
          placeholder={own.detectors?.length ? "" : t("detector")}
          value={[...(own.detectors ?? [])]}
          onChange={(value) => set({ [PARAMS.detectors]: value, temuan: null })}
          data={detectors.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          comboboxProps={{ width: 340, position: "bottom-start" }}
          classNames={{ pillsList: classes.pills ?? "" }}
          renderPill={({ option }) => <span className={classes.pill}>{option?.value}</span>}
        />
        <Select
          size="xs"
          searchable
          clearable
          aria-label={t("kecamatan")}
          placeholder={t("kecamatan")}
          value={own.kecKey ?? null}
          onChange={(value) => set({ [PARAMS.kecKey]: value, [PARAMS.desaKey]: null, temuan: null })}
          data={options(kecamatan)}
          clearButtonProps={{ "aria-label": common("clear-filters") }}
        />
        {desa.length > 0 && (
          <Select
            size="xs"
            searchable
            clearable
            aria-label={t("desa")}
            placeholder={t("desa")}
            value={own.desaKey ?? null}
            onChange={(value) => set({ [PARAMS.desaKey]: value, temuan: null })}
            data={options(desa)}
            clearButtonProps={{ "aria-label": common("clear-filters") }}
          />
        )}
        {periods.length > 1 && (
          <Select
            size="xs"
            clearable
            aria-label={t("period")}
            placeholder={t("period")}
            value={own.snapshotId === undefined ? null : String(own.snapshotId)}
            onChange={(value) => set({ [PARAMS.snapshotId]: value, temuan: null })}
            data={options(periods)}
            clearButtonProps={{ "aria-label": common("clear-filters") }}
          />
        )}
        {everything && (
          <MultiSelect
            size="xs"
            aria-label={t("column.state")}
            placeholder={own.states?.length ? "" : t("column.state")}
            value={[...(own.states ?? [])]}
            onChange={(value) => set({ [PARAMS.states]: value, temuan: null })}
            data={FINDING_STATES.filter((state) => state !== "second_review").map((state) => ({
              value: state,
              label: t(`state.${state}`),
            }))}
            classNames={{ pillsList: classes.pills ?? "" }}
          />
        )}
        <Select
          size="xs"
          aria-label={t("sort")}
          allowDeselect={false}
          value={sort}
          onChange={(value) => set({ urut: value === "order" ? null : value })}
          data={SORTS.map((name) => ({ value: name, label: t(`sorts.${name}`) }))}
        />
      </div>
      <FilterChips chips={chips} />
    </>
  );
}

type T = (key: string, values?: Record<string, string | number>) => string;

function chipsOf(
  own: QueueFilter,
  names: Pick<QueueFiltersProps, "periods" | "detectors" | "kecamatan" | "desa">,
  t: T,
  common: T,
): FilterChip[] {
  const nameOf = (choices: readonly Choice[], code: string) =>
    choices.find((choice) => choice.code === code)?.name ?? code;
  const one = (param: string, value: string | number | undefined, label: string): FilterChip[] =>
    value === undefined ? [] : [{ param, value: String(value), label }];
  return [
    ...one(PARAMS.runId, own.runId, t("chip.run", { id: own.runId ?? 0 })),
    ...one(PARAMS.snapshotId, own.snapshotId, nameOf(names.periods, String(own.snapshotId))),
    ...one(PARAMS.text, own.text, t("chip.text", { text: own.text ?? "" })),
    ...(own.tiers ?? []).flatMap((tier) => one(PARAMS.tiers, tier, common(`tier.${tier}`))),
    ...(own.detectors ?? []).flatMap((code) => one(PARAMS.detectors, code, code)),
    ...one(PARAMS.kecKey, own.kecKey, nameOf(names.kecamatan, own.kecKey ?? "")),
    ...one(PARAMS.desaKey, own.desaKey, nameOf(names.desa, own.desaKey ?? "")),
    ...one(PARAMS.tpsNo, own.tpsNo, `TPS ${own.tpsNo ?? ""}`),
    ...(own.states ?? []).flatMap((state) => one(PARAMS.states, state, t(`state.${state}`))),
    ...one(PARAMS.outcome, own.outcome, common(`outcome.${own.outcome ?? "accepted"}`)),
    ...one(PARAMS.holder, own.holder, t(`holder.${own.holder ?? "me"}`)),
    ...one(PARAMS.assigned, own.assigned, t(`assigned.${own.assigned ?? "me"}`)),
    ...one(PARAMS.minAgeDays, own.minAgeDays, t("chip.age", { days: own.minAgeDays ?? 0 })),
    ...one(PARAMS.dueBefore, own.dueBefore, t("chip.due", { date: own.dueBefore ?? "" })),
  ];
}
