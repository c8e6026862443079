"use client";

import { Button, CloseButton, Group, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DropArea } from "@/components/snapshot/upload/drop-area";
import { GivenAnswers, Questions } from "@/components/snapshot/upload/check-section";
import type { Answered } from "@/components/snapshot/upload/question-card";
import { FailureNote } from "@/components/ui/failure-note";
import { Section } from "@/components/ui/section";
import { useGuarded } from "@/components/ui/use-guarded";
import type { ListCheck } from "@/lib/list/model/view";
import type { Failure } from "@/lib/result";
import type { Period } from "@/lib/snapshot/model/period";
import { ListForm } from "./list-form";
import { startingList, toListInput } from "./list-fields";
import { ReadSoFar } from "./read-so-far";
import { sendList } from "./send-list";

interface ListDeskProps {
  readonly periods: readonly Period[];
  readonly current: Period;
}

/** Files → what they are and from whom → questions → stored. The files stay in the browser until then. */
export function ListDesk({ periods, current }: ListDeskProps) {
  const t = useTranslations("list.upload");
  const upload = useTranslations("data.upload");
  const router = useRouter();
  const guarded = useGuarded();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [fields, setFields] = useState(() => startingList(current));
  const [answered, setAnswered] = useState<readonly Answered[]>([]);
  const [check, setCheck] = useState<ListCheck | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  const complete = files.length > 0 && fields.source.trim() !== "";

  const send = async (store: boolean, answers: readonly Answered[]) => {
    setPending(true);
    const sent = await guarded(() =>
      sendList<ListCheck & { readonly id?: number }>(files, toListInput(fields, answers), store),
    );
    setPending(false);
    setFailure(sent.ok ? null : sent.error);
    if (!sent.ok) return;
    if (sent.value.id !== undefined) router.push(`/rujukan/${sent.value.id}`);
    else setCheck(sent.value);
  };
  const answer = (next: readonly Answered[]) => {
    setAnswered(next);
    void send(false, next);
  };
  // What was read belongs to the files and words that it was asked for.
  const anew = () => setCheck(null);

  return (
    <>
      <Section title={upload("step-files")} lead={t("files-lead")}>
        <DropArea
          hint={t("drop-hint")}
          onFiles={(added) => {
            setFiles([...files, ...added]);
            anew();
          }}
          onRefused={(file, reason) =>
            setFailure({ kind: "bad-input", code: "file-wrong-type", message: `${file.name}: ${reason}` })
          }
        />
        <ul aria-label={upload("files")} style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {files.map((file, at) => (
            <li key={`${file.name} ${file.size} ${at}`}>
              <Group gap="xs" wrap="nowrap">
                <Text fw={600} style={{ overflowWrap: "anywhere" }}>
                  {file.name}
                </Text>
                <CloseButton
                  aria-label={upload("remove-file", { name: file.name })}
                  onClick={() => {
                    setFiles(files.filter((_, other) => other !== at));
                    anew();
                  }}
                />
              </Group>
            </li>
          ))}
        </ul>
      </Section>
      <ListForm
        value={fields}
        periods={periods}
        onChange={(next) => {
          setFields(next);
          anew();
        }}
      />
      <Section title={t("check")} lead={t("check-lead")}>
        <FailureNote failure={failure} />
        <GivenAnswers answered={answered} onAnswer={answer} />
        {check !== null && (
          <>
            <Questions questions={check.questions} onAnswer={(given) => answer([...answered, given])} />
            <ReadSoFar check={check} />
          </>
        )}
        <Group gap="sm">
          <Button
            variant={check === null ? "filled" : "default"}
            disabled={!complete}
            loading={pending && check === null}
            onClick={() => void send(false, answered)}
          >
            {t("read")}
          </Button>
          {check !== null && check.questions.length === 0 && (
            <Button loading={pending} onClick={() => void send(true, answered)}>
              {t("store")}
            </Button>
          )}
          {!complete && (
            <Text size="sm" c="dimmed">
              {t("incomplete")}
            </Text>
          )}
        </Group>
        <Text size="sm" c="dimmed" maw="72ch">
          {t("changes-nothing")}
        </Text>
      </Section>
    </>
  );
}
