"use client";

import { Group, NativeSelect, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { z } from "zod";
import type { ChangeHelp, ShownProposal } from "@/lib/finding/queries/opened/change";
import { hasCode, type CodesInForce } from "@/lib/roll/code-tables";
import { CORRECTABLE_COLUMNS, type CorrectableColumn } from "@/lib/roll/columns";
import type { Serialized } from "@/lib/serialized";
import { useLanguage } from "@/components/finding/codes/use-language";
import { valuesOf } from "./change-values";

/** A correction as it is being chosen: one that the rule proposes, or an element with a value. */
export const changeSchema = z.object({
  /** id of a proposal, "other" for one of the person's own, "" before either */
  proposal: z.string(),
  element: z.union([z.enum(CORRECTABLE_COLUMNS), z.literal("")]),
  value: z.string(),
});
export type Change = Readonly<z.infer<typeof changeSchema>>;

export const NO_CHANGE: Change = { proposal: "", element: "", value: "" };

interface ChangeFieldsProps {
  readonly help: Serialized<ChangeHelp>;
  readonly codes: CodesInForce;
  readonly change: Change;
  /** what the roll has now for those meant, as far as the mask allows; null where they differ */
  readonly now: (element: CorrectableColumn, rows?: readonly number[]) => string | null;
  readonly onChange: (change: Change) => void;
  readonly onProposal: (proposal: Serialized<ShownProposal>) => void;
}

/** UBAH: which element is wrong, and what is right; old beside new. */
export function ChangeFields({ help, codes, change, now, onChange, onProposal }: ChangeFieldsProps) {
  const t = useTranslations("finding");
  const own = useTranslations("finding.change");
  const { proposals } = help;
  const typing = proposals.length === 0 || change.proposal === "other";
  const choose = (id: string) => {
    onChange({ ...NO_CHANGE, proposal: id });
    const proposal = proposals.find((one) => one.id === id);
    if (proposal !== undefined) onProposal(proposal);
  };
  return (
    <Stack gap="xs">
      {proposals.length > 0 && (
        <Radio.Group label={own("title")} value={change.proposal} onChange={choose}>
          <Stack gap={6} mt={6}>
            {proposals.map(({ id, element, source, shown, rows }) => (
              <Radio
                key={id}
                value={id}
                label={own("proposal", {
                  element: t(`element.${element}`),
                  from: now(element, rows) ?? own("several"),
                  to: shown,
                })}
                description={own(`from-${source}`)}
              />
            ))}
            <Radio value="other" label={own("other")} />
          </Stack>
        </Radio.Group>
      )}
      {typing && <OwnChange help={help} codes={codes} change={change} now={now} onChange={onChange} />}
    </Stack>
  );
}

function OwnChange({ help, codes, change, now, onChange }: Omit<ChangeFieldsProps, "onProposal">) {
  const t = useTranslations("finding");
  const own = useTranslations("finding.change");
  const { element, value } = change;
  const language = useLanguage();
  const values = element === "" ? null : valuesOf(element, { ...help, codes, language }, own);
  const option = (one: CorrectableColumn) => ({ value: one, label: t(`element.${one}`) });
  const held = CORRECTABLE_COLUMNS.filter((one) => hasCode(codes.perbaikan, one));
  const asked = help.elements.filter((one) => held.includes(one));
  const others = held.filter((one) => !asked.includes(one));
  const set = (next: string) => onChange({ ...change, value: next });
  return (
    <>
      <Group grow align="flex-end" preventGrowOverflow={false}>
        <NativeSelect
          label={t("which-element")}
          value={element}
          onChange={(event) =>
            onChange({
              ...change,
              element: CORRECTABLE_COLUMNS.find((one) => one === event.currentTarget.value) ?? "",
              value: "",
            })
          }
          data={[
            { value: "", label: t("choose") },
            ...(asked.length > 0
              ? [
                  { group: own("asked"), items: asked.map(option) },
                  { group: own("others"), items: others.map(option) },
                ]
              : others.map(option)),
          ]}
        />
        {values === null ? (
          <TextInput
            label={t("proposed-value")}
            description={hintOf(element, own)}
            value={value}
            maxLength={200}
            autoComplete="off"
            inputMode={element === "nik" || element === "nkk" ? "numeric" : "text"}
            onChange={(event) => set(event.currentTarget.value)}
          />
        ) : (
          <NativeSelect
            label={t("proposed-value")}
            value={value}
            onChange={(event) => set(event.currentTarget.value)}
            data={[{ value: "", label: t("choose") }, ...values]}
          />
        )}
      </Group>
      {element !== "" && (
        <Text size="sm">
          {t(`element.${element}`)}:{" "}
          {own("old-new", { from: now(element) ?? own("several"), to: value === "" ? "…" : value })}
        </Text>
      )}
    </>
  );
}

function hintOf(
  element: CorrectableColumn | "",
  t: ReturnType<typeof useTranslations<"finding.change">>,
): string | undefined {
  if (element === "birthDate") return t("date-hint");
  return element === "nik" || element === "nkk" ? t("number-hint") : undefined;
}
