import { Button, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import type { CodeKind, CodeTable } from "@/lib/roll/code-tables";
import classes from "./codes.module.css";
import { useLanguage } from "./use-language";

interface CodeTableCardProps {
  readonly kind: CodeKind;
  /** newest first */
  readonly tables: readonly CodeTable[];
  readonly onChange: (table: CodeTable) => void;
}

/** The tables of one kind: for which rolls, by what source, and their codes. */
export function CodeTableCard({ kind, tables, onChange }: CodeTableCardProps) {
  const t = useTranslations("settings.codes");
  const language = useLanguage();
  return (
    <>
      <Title order={3} className={classes.kind}>
        {t(`kinds.${kind}`)}
      </Title>
      {tables.map((table) => (
        <section key={table.id} className={classes.table} aria-label={table.key}>
          <div className={classes.head}>
            <strong>{table.key}</strong>
            <Text size="sm" c="dimmed">
              {table.stages.length === 0 ? t("all-stages") : table.stages.join(", ")} ·{" "}
              <Validity from={table.from} to={table.to} /> · {table.source} ·{" "}
              {t("version", { version: table.version })}
            </Text>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t("change-table", { table: table.key })}
              onClick={() => onChange(table)}
            >
              {t("change")}
            </Button>
          </div>
          <ul className={classes.codes}>
            {table.codes.map((line) => (
              <li key={line.code} className={line.until === null ? undefined : classes.ended}>
                {kind !== "perbaikan" && <span className={classes.code}>{line.code}</span>}
                <span>
                  {line[language]}
                  {line.until !== null && (
                    <>
                      {" "}
                      ({t("ended")} <DateText value={line.until} />)
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** The first day of all days says nothing to a reader. */
const ALWAYS = "1900-01-01";

function Validity({ from, to }: Pick<CodeTable, "from" | "to">) {
  const t = useTranslations("settings.codes");
  return (
    <>
      {from > ALWAYS && (
        <>
          {t("from-day")} <DateText value={from} />{" "}
        </>
      )}
      {to !== null && (
        <>
          {t("to-day")} <DateText value={to} />
        </>
      )}
      {from <= ALWAYS && to === null && t("always")}
    </>
  );
}
