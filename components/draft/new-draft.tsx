"use client";

import { Button, Code, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { DRAFT_KINDS, type DraftAsked, type DraftMake } from "@/lib/draft/model/draft";
import type { Payload } from "@/lib/draft/model/payload";
import type { Result } from "@/lib/result";

interface Shown {
  readonly address: string;
  readonly payload: Payload;
  readonly sha256: string;
}

interface NewDraftProps {
  readonly snapshotId: number;
  readonly withModel: boolean;
  readonly preview: (input: DraftAsked) => Promise<Result<Shown>>;
  readonly make: (input: DraftMake) => Promise<Result<{ draftId: number }>>;
}

/** Begins a draft: from the template, or by the office's model once what it is sent has been shown. */
export function NewDraft({ snapshotId, withModel, preview, make }: NewDraftProps) {
  const t = useTranslations("draft");
  const locale = useLocale() === "en" ? "en" : "id";
  const [kind, setKind] = useState<DraftAsked["kind"]>("narrative");
  const [language, setLanguage] = useState<DraftAsked["locale"]>(locale);
  const [shown, setShown] = useState<Shown | null>(null);
  const looking = useAction(preview);
  const making = useAction(make, t("made"));
  const asked = { snapshotId, kind, locale: language };
  const choose = (change: () => void) => {
    change();
    setShown(null);
  };
  const send = async (sha256?: string) => {
    if ((await making.run(sha256 === undefined ? asked : { ...asked, shown: sha256 })) !== null)
      setShown(null);
  };
  return (
    <Stack gap="sm" maw={760} mb="lg">
      <Group align="end">
        <NativeSelect
          label={t("kind")}
          value={kind}
          onChange={(event) => {
            const value = event.currentTarget.value;
            choose(() => setKind(DRAFT_KINDS.find((one) => one === value) ?? "narrative"));
          }}
          data={DRAFT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <NativeSelect
          label={t("language")}
          value={language}
          onChange={(event) => {
            const value = event.currentTarget.value;
            choose(() => setLanguage(value === "en" ? "en" : "id"));
          }}
          data={[
            { value: "id", label: "Bahasa Indonesia" },
            { value: "en", label: "English" },
          ]}
        />
        <Button loading={making.pending && shown === null} onClick={() => void send()}>
          {t("by-template")}
        </Button>
        {withModel && (
          <Button
            variant="default"
            loading={looking.pending}
            onClick={() => void looking.run(asked).then((found) => setShown(found))}
          >
            {t("by-model")}
          </Button>
        )}
      </Group>
      {!withModel && (
        <Text size="sm" c="dimmed">
          {t("model-off")}
        </Text>
      )}
      {shown !== null && (
        <section aria-label={t("by-model")}>
          <Text>{t("preview", { address: shown.address })}</Text>
          <Code block mah={320} tabIndex={0}>
            {JSON.stringify(shown.payload, null, 2).replaceAll("\\n", "\n").replaceAll('\\"', '"')}
          </Code>
          <Group mt="xs">
            <Button loading={making.pending} onClick={() => void send(shown.sha256)}>
              {t("send")}
            </Button>
            <Button variant="default" onClick={() => setShown(null)}>
              {t("cancel")}
            </Button>
          </Group>
        </section>
      )}
      <FailureNote failure={looking.failure ?? making.failure} />
    </Stack>
  );
}
