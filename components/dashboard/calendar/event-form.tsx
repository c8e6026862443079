"use client";

import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { AreaSelect } from "@/components/dashboard/area-select";
import { DateField } from "@/components/ui/date-field";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { EVENT_KINDS, type AddEventInput, type EventKind } from "@/lib/calendar/model/event";
import type { AreaChoice } from "@/lib/dashboard/queries/areas";
import type { Result } from "@/lib/result";

interface EventFormProps {
  readonly areas: readonly AreaChoice[];
  readonly save: (input: AddEventInput) => Promise<Result<unknown>>;
}

/** What happened, where, and when. */
export function EventForm({ areas, save }: EventFormProps) {
  const t = useTranslations("dashboard.calendar");
  const [kind, setKind] = useState<EventKind>(EVENT_KINDS[0]);
  const [areaCode, setArea] = useState(areas[0]?.code ?? "");
  const [startsOn, setStart] = useState("");
  const [endsOn, setEnd] = useState("");
  const [title, setTitle] = useState("");
  const { run, pending, failure } = useAction(save, t("added"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = {
      kind,
      areaCode,
      startsOn,
      endsOn: endsOn === "" ? startsOn : endsOn,
      title,
    };
    if ((await run(given)) !== null) setTitle("");
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t("kind")}
          value={kind}
          onChange={(event) =>
            setKind(EVENT_KINDS.find((one) => one === event.currentTarget.value) ?? "other")
          }
          data={EVENT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <AreaSelect label={t("area")} areas={areas} value={areaCode} onChange={setArea} />
        <DateField
          label={t("from")}
          required
          withAsterisk={false}
          value={startsOn}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
        <DateField label={t("to")} value={endsOn} onChange={(event) => setEnd(event.currentTarget.value)} />
        <TextInput
          label={t("what")}
          required
          withAsterisk={false}
          minLength={3}
          maxLength={160}
          w={{ base: "100%", sm: 300 }}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button type="submit" loading={pending}>
          {t("add")}
        </Button>
      </Group>
      <FailureNote failure={failure} />
    </form>
  );
}
