"use client";

import { useTranslations } from "next-intl";
import { DateField } from "@/components/ui/date-field";
import { useUrlState } from "@/components/data-table/use-url-state";
import classes from "./trends.module.css";

/** Which periods the trends show: from and to a day, kept in the address. */
export function RangeForm({ from, to }: { readonly from: string | null; readonly to: string | null }) {
  const t = useTranslations("dashboard.trends");
  const { set } = useUrlState();
  return (
    <div className={`${classes.range} no-print`}>
      <DateField
        size="xs"
        label={t("from")}
        defaultValue={from ?? ""}
        onChange={(event) => set({ dari: event.currentTarget.value })}
      />
      <DateField
        size="xs"
        label={t("to")}
        defaultValue={to ?? ""}
        onChange={(event) => set({ sampai: event.currentTarget.value })}
      />
    </div>
  );
}
