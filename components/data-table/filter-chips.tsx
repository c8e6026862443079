"use client";

import { UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./filter-chips.module.css";
import { useUrlState } from "./use-url-state";

export interface FilterChip {
  readonly param: string;
  /** the one value to take away of a parameter that may repeat */
  readonly value: string;
  readonly label: string;
}

/** The filters in force, each removable by itself, and all at once. */
export function FilterChips({ chips }: { readonly chips: readonly FilterChip[] }) {
  const t = useTranslations("common");
  const { params, set } = useUrlState();
  if (chips.length === 0) return null;
  const remove = ({ param, value }: FilterChip) =>
    set({ [param]: params.getAll(param).filter((one) => one !== value) });
  const clear = () => set(Object.fromEntries(chips.map(({ param }) => [param, null])));
  return (
    <ul className={classes.list} aria-label={t("filters")}>
      {chips.map((chip) => (
        <li key={`${chip.param}=${chip.value}`}>
          <UnstyledButton
            className={classes.chip}
            onClick={() => remove(chip)}
            aria-label={t("remove-filter", { label: chip.label })}
          >
            {chip.label}
            <IconX size={14} stroke={1.8} aria-hidden />
          </UnstyledButton>
        </li>
      ))}
      <li>
        <UnstyledButton className={classes.clear} onClick={clear}>
          {t("clear-filters")}
        </UnstyledButton>
      </li>
    </ul>
  );
}
