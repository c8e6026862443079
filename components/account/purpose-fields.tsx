"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PURPOSE_FIELDS, PURPOSE_KINDS } from "@/lib/account/model/unmasked";

interface PurposeFieldsProps {
  readonly kind: string;
  readonly onKind: (kind: string) => void;
  /** the first choice leaves identities masked */
  readonly optional?: boolean;
}

/** What full identities are for: a kind, and the number of the letter or minutes that asks for it. */
export function PurposeFields({ kind, onKind, optional = false }: PurposeFieldsProps) {
  const t = useTranslations("unmasked");
  return (
    <>
      <NativeSelect
        name={PURPOSE_FIELDS.kind}
        label={t("purpose")}
        value={kind}
        onChange={(event) => onKind(event.currentTarget.value)}
        data={[
          ...(optional ? [{ value: "", label: t("masked") }] : []),
          ...PURPOSE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
        ]}
      />
      {kind !== "" && (
        <TextInput
          name={PURPOSE_FIELDS.number}
          label={t("number")}
          placeholder="12/PL.01.2-SD/3314/2026"
          minLength={4}
          maxLength={80}
          required
          withAsterisk={false}
        />
      )}
    </>
  );
}
