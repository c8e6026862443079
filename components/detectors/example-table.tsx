import { useTranslations } from "next-intl";
import { IdentityNumber } from "@/components/ui/identity-number";
import type { ExampleView } from "@/lib/detectors/card";
import type { RollColumn } from "@/lib/roll/columns";
import classes from "./example-list.module.css";

interface ExampleTableProps {
  readonly example: ExampleView;
  readonly compared: boolean;
  readonly label: string;
}

/** Records as columns, elements as rows, differences marked; nobody in it exists, so nothing is masked. */
export function ExampleTable({ example, compared, label }: ExampleTableProps) {
  const t = useTranslations("catalogue");
  const columns = useTranslations("data.column");
  const { records, elements, more } = example;
  const several = records.length > 1;
  return (
    <>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
        <table className={classes.table} aria-label={label}>
          {several && (
            <thead>
              <tr>
                <td />
                {records.map((record, at) => (
                  <th key={at} scope="col">
                    {record.baseline
                      ? t("example-before")
                      : t("example-record", { letter: String.fromCharCode(65 + (at % 26)) })}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {elements.map((element) => {
              const differs =
                compared && several && new Set(records.map(({ values }) => values[element] ?? null)).size > 1;
              return (
                <tr key={element} data-differs={differs || undefined}>
                  <th scope="row">
                    {compared && several && (
                      <span className={classes.mark} aria-hidden>
                        {differs ? "≠" : "="}
                      </span>
                    )}
                    {columns(element)}
                  </th>
                  {records.map(({ values }, at) => (
                    <td key={at}>
                      <Value element={element} value={values[element] ?? null} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className={classes.more}>{t("example-more", { count: more })}</p>}
    </>
  );
}

function Value({ element, value }: { readonly element: RollColumn; readonly value: string | null }) {
  const t = useTranslations("catalogue");
  if (value === null || value === "") return <span className={classes.missing}>{t("empty-value")}</span>;
  return element === "nik" || element === "nkk" ? <IdentityNumber value={value} /> : value;
}
