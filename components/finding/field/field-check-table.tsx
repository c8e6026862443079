import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { TextLink } from "@/components/ui/text-link";
import type { FieldCheck } from "@/lib/finding/queries/work/field-checks";
import classes from "./field.module.css";

interface FieldCheckTableProps {
  readonly checks: readonly FieldCheck[];
  readonly total: number;
  /** YYYY-MM-DD at the office */
  readonly today: string;
}

/** Open field checks: which finding, where, who goes to look, until when, what came back. */
export function FieldCheckTable({ checks, total, today }: FieldCheckTableProps) {
  const t = useTranslations("field");
  return (
    <>
      <div className={classes.scroll} role="region" aria-label={t("list")} tabIndex={0}>
        <table className={classes.table} aria-label={t("list")}>
          <thead>
            <tr>
              {(["finding", "place", "addressee", "due", "results"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`head.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <tr key={check.findingId}>
                <th scope="row">
                  <TextLink href={`/temuan/${check.findingId}`}>
                    {check.detector} #{check.findingId}
                  </TextLink>
                </th>
                <td>
                  {check.desa}, {check.kec}
                </td>
                <td>{check.addressee}</td>
                <td>
                  <DateText value={check.dueDate} short />
                  {check.dueDate < today && <strong> · {t("late")}</strong>}
                </td>
                <td>{t("of", { results: check.results, people: check.people })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > checks.length && <Text size="sm">{t("more", { shown: checks.length, all: total })}</Text>}
    </>
  );
}
