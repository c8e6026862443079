"use client";

import { MultiSelect } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Area, UserActions } from "./user-types";

interface AreaFieldProps {
  readonly value: readonly string[];
  readonly onChange: (codes: string[]) => void;
  readonly search: UserActions["areaOptions"];
  readonly error?: string | undefined;
}

/**
 * Kabupaten, kecamatan or desa, found by name or code as one types. Codes already chosen stay even when the
 * search moved on.
 */
export function AreaField({ value, onChange, search, error }: AreaFieldProps) {
  const t = useTranslations("settings.users");
  const [found, setFound] = useState<readonly Area[]>([]);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const lookUp = useDebouncedCallback(async (text: string) => {
    const result = await search({ text });
    if (!result.ok) return;
    setFound(result.value);
    setNames(new Map([...names, ...result.value.map(({ code, name }) => [code, name] as const)]));
  }, 200);
  const codes = [...new Set([...value, ...found.map(({ code }) => code)])];
  return (
    <MultiSelect
      label={t("areas")}
      description={t("areas-hint")}
      placeholder={value.length === 0 ? t("areas-placeholder") : ""}
      data={codes.map((code) => ({
        value: code,
        label: names.has(code) ? `${names.get(code)} · ${code}` : code,
      }))}
      value={[...value]}
      onChange={onChange}
      onSearchChange={(text) => lookUp(text)}
      filter={({ options }) => options}
      searchable
      hidePickedOptions
      nothingFoundMessage={t("areas-nothing")}
      error={error}
    />
  );
}
