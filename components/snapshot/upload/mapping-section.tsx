"use client";

import { Checkbox, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import { mappingOf } from "@/lib/snapshot/model/column-choice";
import { Section } from "@/components/ui/section";
import { choicesFor, correctionsFor, type ChosenByGroup, type TableGroup } from "./group-tables";
import { MappingTable } from "./mapping-table";

interface MappingSectionProps {
  readonly groups: readonly TableGroup[];
  readonly chosen: ChosenByGroup;
  readonly onChoose: (chosen: ChosenByGroup) => void;
  readonly remember: boolean;
  readonly onRemember: (remember: boolean) => void;
}

export function MappingSection({ groups, chosen, onChoose, remember, onRemember }: MappingSectionProps) {
  const t = useTranslations("data.upload");
  const corrected = groups.some((group) => Object.keys(correctionsFor(group, chosen)).length > 0);
  return (
    <Section title={t("step-columns")} lead={t("step-columns-lead")}>
      {groups.map((group) => (
        <div key={group.signature}>
          {groups.length > 1 && (
            <Text fw={600}>
              {t("group", { first: group.titles[0] ?? "", more: group.titles.length - 1 })}
            </Text>
          )}
          <MappingTable
            group={group}
            choices={choicesFor(group, chosen)}
            onChange={(choices) => onChoose({ ...chosen, [group.signature]: choices })}
          />
          <MissingColumns group={group} chosen={chosen} />
        </div>
      ))}
      {corrected && (
        <Checkbox
          label={t("remember")}
          checked={remember}
          onChange={(event) => onRemember(event.currentTarget.checked)}
        />
      )}
    </Section>
  );
}

/** Columns that stay empty; places may still come from title rows or the file's name. */
function MissingColumns({ group, chosen }: { readonly group: TableGroup; readonly chosen: ChosenByGroup }) {
  const t = useTranslations("data.upload");
  const columns = useTranslations("data.column");
  const mapping = mappingOf(choicesFor(group, chosen), group.example.labels, group.example.mapping);
  const elsewhere = { kecamatan: group.example.kecamatan, desa: group.example.desa };
  const missing = ROLL_COLUMNS.filter(
    (column) =>
      mapping[column] === undefined &&
      !(column in elsewhere && elsewhere[column as keyof typeof elsewhere] !== null),
  );
  if (missing.length === 0) return null;
  return (
    <Text size="sm" c="dimmed" mt={6}>
      {t("will-be-missing", { columns: missing.map((column) => columns(column)).join(", ") })}
    </Text>
  );
}
