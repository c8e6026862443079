"use client";

import { Select } from "@mantine/core";
import type { AreaChoice } from "@/lib/dashboard/queries/areas";

interface AreaSelectProps {
  readonly label: string;
  readonly areas: readonly AreaChoice[];
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** One of the areas within reach, found by typing part of its name. */
export function AreaSelect({ label, areas, value, onChange }: AreaSelectProps) {
  return (
    <Select
      label={label}
      searchable
      limit={60}
      value={value}
      onChange={(code) => onChange(code ?? "")}
      data={areas.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}
