import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { NumberText } from "@/components/ui/number-text";
import type { ListView } from "@/lib/list/model/view";
import classes from "./list-quality.module.css";

/** What a list says of its people, column by column, and why lines of it are no entries. */
export function ListQuality({ list }: { readonly list: ListView }) {
  const t = useTranslations("list");
  const columns = useTranslations("data.column");
  const rejects = useTranslations("data.rejectReason");
  const shown = list.filled.filter(({ filled }) => filled > 0);
  const absent = list.filled.filter(({ filled }) => filled === 0);
  const reasons = Object.entries(list.reasons);
  return (
    <>
      <ul className={classes.columns}>
        {shown.map(({ column, filled, of }) => (
          <li key={column}>
            {columns(column)}{" "}
            <span>
              <NumberText
                value={of === 0 ? 0 : Math.floor((filled / of) * 1_000) / 1_000}
                percent
                digits={1}
              />
            </span>
          </li>
        ))}
      </ul>
      {absent.length > 0 && (
        <Text size="sm" c="dimmed">
          {t("absent", { columns: absent.map(({ column }) => columns(column)).join(", ") })}
        </Text>
      )}
      <Text size="sm">
        {reasons.length === 0
          ? t("rejects-none")
          : t("rejects", { reasons: reasons.map(([reason, n]) => `${rejects(reason)}: ${n}`).join(" · ") })}
      </Text>
    </>
  );
}
