"use client";

import { Radio, RadioGroup, Stack, useMantineColorScheme } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useLocale, useTranslations } from "next-intl";
import { SCHEMES } from "@/components/theme/schemes";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { oneOf } from "@/lib/one-of";
import type { Result } from "@/lib/result";

interface PreferencesFormProps {
  readonly setLocale: (input: { locale: "id" | "en" }) => Promise<Result<void>>;
}

/** Language goes with the person to every device; light or dark stays with the device. */
export function PreferencesForm({ setLocale }: PreferencesFormProps) {
  const t = useTranslations("settings.account");
  const nav = useTranslations("nav");
  const locale = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mounted = useMounted();
  const { run, failure } = useAction(setLocale, t("saved"));
  return (
    <Stack gap="md">
      <RadioGroup
        label={nav("language")}
        value={locale}
        onChange={(value) => void run({ locale: value === "en" ? "en" : "id" })}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="id" label="Bahasa Indonesia" lang="id" />
          <Radio value="en" label="English" lang="en" />
        </Stack>
      </RadioGroup>
      <FailureNote failure={failure} />
      <RadioGroup
        label={nav("theme")}
        description={t("theme-hint")}
        value={mounted ? colorScheme : "auto"}
        onChange={(value) => setColorScheme(oneOf(SCHEMES, value) ?? "auto")}
      >
        <Stack gap="xs" mt={6}>
          {SCHEMES.map((scheme) => (
            <Radio key={scheme} value={scheme} label={nav(`theme-${scheme}`)} />
          ))}
        </Stack>
      </RadioGroup>
    </Stack>
  );
}
