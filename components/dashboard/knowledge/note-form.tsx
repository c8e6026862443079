"use client";

import { Button, Checkbox, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { AreaSelect } from "@/components/dashboard/area-select";
import { DateField } from "@/components/ui/date-field";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { MODUS, NOTE_SOURCES, type AddNoteInput } from "@/lib/calendar/model/local-note";
import type { AreaChoice } from "@/lib/dashboard/queries/areas";
import type { Result } from "@/lib/result";

interface NoteFormProps {
  readonly areas: readonly AreaChoice[];
  /** YYYY-MM-DD */
  readonly today: string;
  readonly save: (input: AddNoteInput) => Promise<Result<unknown>>;
}

/** Modus, area, time, source and words; the writer says that it names nobody. */
export function NoteForm({ areas, today, save }: NoteFormProps) {
  const t = useTranslations("dashboard.knowledge");
  const [modus, setModus] = useState<(typeof MODUS)[number]>(MODUS[0]);
  const [source, setSource] = useState<(typeof NOTE_SOURCES)[number]>(NOTE_SOURCES[0]);
  const [areaCode, setArea] = useState(areas[0]?.code ?? "");
  const [startsOn, setStart] = useState(today);
  const [expiresOn, setEnd] = useState("");
  const [description, setDescription] = useState("");
  const [aboutNobody, setAboutNobody] = useState(false);
  const { run, pending, failure } = useAction(save, t("saved"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!aboutNobody) return;
    const given = { modus, source, areaCode, startsOn, expiresOn, description, aboutNobody };
    if ((await run(given)) === null) return;
    setDescription("");
    setAboutNobody(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm" maw={760}>
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label={t("modus")}
            value={modus}
            onChange={(event) => setModus(MODUS.find((one) => one === event.currentTarget.value) ?? "other")}
            data={MODUS.map((value) => ({ value, label: t(`modi.${value}`) }))}
          />
          <AreaSelect label={t("area")} areas={areas} value={areaCode} onChange={setArea} />
          <NativeSelect
            label={t("source")}
            value={source}
            onChange={(event) =>
              setSource(NOTE_SOURCES.find((one) => one === event.currentTarget.value) ?? "field")
            }
            data={NOTE_SOURCES.map((value) => ({ value, label: t(`sources.${value}`) }))}
          />
          <DateField
            label={t("from")}
            required
            withAsterisk={false}
            value={startsOn}
            onChange={(event) => setStart(event.currentTarget.value)}
          />
          <DateField
            label={t("expires")}
            required
            withAsterisk={false}
            value={expiresOn}
            onChange={(event) => setEnd(event.currentTarget.value)}
          />
        </Group>
        <Textarea
          label={t("description")}
          description={t("description-hint")}
          required
          withAsterisk={false}
          minLength={20}
          maxLength={1000}
          autosize
          minRows={3}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Checkbox
          label={t("about-nobody")}
          required
          checked={aboutNobody}
          onChange={(event) => setAboutNobody(event.currentTarget.checked)}
        />
        <Button type="submit" loading={pending} w="fit-content">
          {t("save")}
        </Button>
        <FailureNote failure={failure} />
      </Stack>
    </form>
  );
}
