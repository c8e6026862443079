"use client";

import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { BookCheck } from "@/lib/finding/model/field/book";
import classes from "./field.module.css";

/** A sheet that came back, before anything of it is stored: what is wrong, then what would be stored. */
export function BookPreview({ check: { lines, problems, empty } }: { readonly check: BookCheck }) {
  const t = useTranslations("field");
  const known = lines.filter((line) => line.known).length;
  return (
    <>
      <Text role="status">{t("checked", { ready: lines.length - known, known, empty })}</Text>
      {problems.length > 0 && (
        <div>
          <Title order={3}>{t("problem-list")}</Title>
          <Text size="sm">{t("problems", { count: problems.length })}</Text>
          <Problems problems={problems} />
        </div>
      )}
      {lines.length > 0 && (
        <div>
          <Title order={3}>{t("preview")}</Title>
          <Lines lines={lines} />
        </div>
      )}
    </>
  );
}

function Problems({ problems }: Pick<BookCheck, "problems">) {
  const t = useTranslations("field");
  return (
    <div className={classes.scroll} role="region" aria-label={t("problem-list")} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("line-head")}</th>
            <th scope="col">{t("where")}</th>
            <th scope="col">{t("what")}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ line, column, code, values }) => (
            <tr key={`${line} ${column} ${code}`}>
              <td>{line}</td>
              <td>{t(`column.${column}`)}</td>
              <td>{t(`problem.${code}`, values)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines({ lines }: Pick<BookCheck, "lines">) {
  const t = useTranslations("field");
  const reasons = useTranslations("reasons");
  const elements = useTranslations("finding.element");
  return (
    <div className={classes.scroll} role="region" aria-label={t("preview")} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("line-head")}</th>
            {(["desa", "name", "result", "value", "note"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, desa, name, result, known }) => (
            <tr key={line} data-known={known || undefined}>
              <td>{line}</td>
              <td>{desa}</td>
              <td>{name}</td>
              <td>
                {reasons(result.result)}
                {known && <> · {t("known")}</>}
              </td>
              <td>{result.found && `${elements(result.found.element)}: ${result.found.value}`}</td>
              <td>{result.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
