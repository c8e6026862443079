"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { paramText } from "@/components/detectors/param-value";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { DateText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import { SideDrawer } from "@/components/ui/side-drawer";
import { ParamForm, type SaveParam } from "./param-form";
import type { RuleLine, RuleParam } from "./rule-line";

export interface Rule {
  readonly code: string;
  readonly title: string;
  readonly params: readonly RuleParam[];
}

const column = columnsOf<RuleLine>();

/** Every number of every rule; opening one asks for the new value and the reason. */
export function RuleParams({ rules, save }: { readonly rules: readonly Rule[]; readonly save: SaveParam }) {
  const t = useTranslations("settings.rules");
  const format = useFormatter();
  const [open, setOpen] = useState<string | null>(null);
  const lines = useMemo(
    () => rules.flatMap(({ code, title, params }) => params.map((param) => ({ ...param, code, title }))),
    [rules],
  );
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("code", { header: t("code"), cell: ({ getValue }) => <strong>{getValue()}</strong> }),
        column.accessor("label", { header: t("param"), meta: { wrap: true } }),
        column.accessor("value", {
          header: t("value"),
          meta: { align: "right", wrap: true },
          cell: ({ row }) => paramText(row.original.name, row.original.value, format),
        }),
        column.accessor("default", {
          header: t("default"),
          meta: { align: "right", wide: true, wrap: true },
          cell: ({ row }) => paramText(row.original.name, row.original.default, format),
        }),
        column.display({
          id: "change",
          header: t("changed"),
          meta: { wide: true },
          cell: ({ row }) =>
            row.original.change !== null && <DateText value={row.original.change.at} short />,
        }),
      ]),
    [t, format],
  );
  const line = lines.find((one) => idOf(one) === open);
  return (
    <Section title={t("title")} lead={t("lead")}>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={lines}
        rowId={idOf}
        selectedId={open ?? undefined}
        onOpen={(one) => setOpen(idOf(one))}
        empty={null}
      />
      <SideDrawer opened={line !== undefined} onClose={() => setOpen(null)} title={line?.code}>
        {line !== undefined && <ParamForm key={open} line={line} save={save} onDone={() => setOpen(null)} />}
      </SideDrawer>
    </Section>
  );
}

function idOf({ code, name }: RuleLine): string {
  return `${code}.${name}`;
}
