"use client";

import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { valuesOf } from "@/components/finding/answer/change-values";
import { useLanguage } from "@/components/finding/codes/use-language";
import { FIELD_RESULTS } from "@/lib/finding/model/reasons";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import { hasCode } from "@/lib/roll/code-tables";
import { CORRECTABLE_COLUMNS, type CorrectableColumn } from "@/lib/roll/columns";
import type { Serialized } from "@/lib/serialized";
import type { TypedResult } from "./typed-result";
import classes from "./field.module.css";

interface ResultFieldsProps {
  readonly view: Serialized<FindingView>;
  /** whose result it is; null where the finding has one person, chosen by a key above */
  readonly person: string | null;
  readonly typed: TypedResult;
  readonly onType: (part: Partial<TypedResult>) => void;
}

/** What was seen about one person: the result, the value read off there, a note, the photo that shows it. */
export function ResultFields({ view, person, typed, onType }: ResultFieldsProps) {
  const t = useTranslations("finding.field");
  const reasons = useTranslations("reasons");
  return (
    <fieldset className={classes.person}>
      <legend>{person ?? t("seen")}</legend>
      <Group grow preventGrowOverflow={false} align="flex-end" gap="xs">
        {person !== null && (
          <NativeSelect
            label={t("result")}
            value={typed.result}
            onChange={(event) =>
              onType({ result: FIELD_RESULTS.find((one) => one === event.currentTarget.value) ?? "" })
            }
            data={[
              { value: "", label: t("not-yet") },
              ...FIELD_RESULTS.map((value) => ({ value, label: reasons(value) })),
            ]}
          />
        )}
        <ElementField view={view} typed={typed} onType={onType} />
        {typed.element !== "" && <ValueField view={view} typed={typed} onType={onType} />}
      </Group>
      <Group grow preventGrowOverflow={false} align="flex-end" gap="xs">
        <TextInput
          label={t("note")}
          value={typed.note}
          maxLength={2000}
          onChange={(event) => onType({ note: event.currentTarget.value })}
        />
        {view.attachments.length > 0 && (
          <NativeSelect
            label={t("photo")}
            value={typed.photo}
            onChange={(event) => onType({ photo: event.currentTarget.value })}
            data={[
              { value: "", label: t("no-photo") },
              ...view.attachments.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
        )}
      </Group>
    </fieldset>
  );
}

type Fields = Omit<ResultFieldsProps, "person">;

/** Elements that the rule asks about come first. */
function ElementField({ view, typed, onType }: Fields) {
  const t = useTranslations("finding.field");
  const elements = useTranslations("finding.element");
  const change = useTranslations("finding.change");
  const option = (value: CorrectableColumn) => ({ value, label: elements(value) });
  const asked = view.change.elements;
  const others = CORRECTABLE_COLUMNS.filter(
    (one) => hasCode(view.codes.perbaikan, one) && !asked.includes(one),
  );
  return (
    <NativeSelect
      label={t("element")}
      value={typed.element}
      onChange={(event) =>
        onType({
          element: CORRECTABLE_COLUMNS.find((one) => one === event.currentTarget.value) ?? "",
          value: "",
        })
      }
      data={[
        { value: "", label: t("no-element") },
        ...(asked.length > 0 ? [{ group: change("asked"), items: asked.map(option) }] : []),
        { group: change("others"), items: others.map(option) },
      ]}
    />
  );
}

function ValueField({ view, typed, onType }: Fields) {
  const t = useTranslations("finding.field");
  const change = useTranslations("finding.change");
  const language = useLanguage();
  const { element } = typed;
  const values =
    element === "" ? null : valuesOf(element, { ...view.change, codes: view.codes, language }, change);
  const hint = element === "birthDate" ? change("date-hint") : undefined;
  return values === null ? (
    <TextInput
      label={t("value")}
      description={hint}
      value={typed.value}
      maxLength={200}
      autoComplete="off"
      onChange={(event) => onType({ value: event.currentTarget.value })}
    />
  ) : (
    <NativeSelect
      label={t("value")}
      value={typed.value}
      onChange={(event) => onType({ value: event.currentTarget.value })}
      data={[{ value: "", label: t("choose") }, ...values]}
    />
  );
}
