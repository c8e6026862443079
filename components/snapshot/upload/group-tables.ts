import {
  choicesOf,
  correctionsBetween,
  mappingOf,
  type Choices,
  type Corrections,
} from "@/lib/snapshot/model/column-choice";
import type { UploadCard, UploadTable } from "@/lib/snapshot/model/upload-card";

/** Tables with one header, which are mapped once for all of them. */
export interface TableGroup {
  readonly signature: string;
  readonly example: UploadTable;
  readonly titles: readonly string[];
}

export function groupTables(cards: readonly UploadCard[]): TableGroup[] {
  const groups = new Map<string, { example: UploadTable; titles: string[] }>();
  for (const table of cards.flatMap(({ tables }) => tables)) {
    const group = groups.get(table.signature);
    if (group === undefined) groups.set(table.signature, { example: table, titles: [table.title] });
    else group.titles.push(table.title);
  }
  return [...groups].map(([signature, group]) => ({ signature, ...group }));
}

/** signature → label → choice, where a person changed something */
export type ChosenByGroup = Readonly<Record<string, Choices>>;

export function choicesFor(group: TableGroup, chosen: ChosenByGroup): Choices {
  return chosen[group.signature] ?? choicesOf(group.example.mapping, group.example.labels);
}

export function correctionsFor(group: TableGroup, chosen: ChosenByGroup): Corrections {
  const wanted = mappingOf(choicesFor(group, chosen), group.example.labels, group.example.mapping);
  return correctionsBetween(group.example.mapping, wanted);
}
