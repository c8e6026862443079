"use client";

import { Button, FileInput, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { base64Of } from "@/components/ui/file-as-text";
import { useAction } from "@/components/ui/use-action";
import type { Letterhead, LetterheadInput } from "@/lib/office/model/letterhead";
import type { Result } from "@/lib/result";
import { signersOf, signersText } from "./letterhead-text";

interface LetterheadFormProps {
  readonly regionCode: string;
  readonly head: Letterhead;
  readonly save: (input: LetterheadInput) => Promise<Result<null>>;
}

/** Name, address, emblem and signers of the office's papers, with the emblem as it will be printed. */
export function LetterheadForm({ regionCode, head, save }: LetterheadFormProps) {
  const t = useTranslations("settings.office");
  const [name, setName] = useState(head.name);
  const [address, setAddress] = useState(head.address);
  const [place, setPlace] = useState(head.place);
  const [signers, setSigners] = useState(signersText(head.signers));
  const [emblem, setEmblem] = useState<string | null | undefined>(undefined);
  const { run, pending, failure } = useAction(save, t("saved"));
  const shown = emblem === undefined ? head.emblem : emblem;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run({
          regionCode,
          name,
          address,
          place,
          signers: signersOf(signers),
          ...(emblem === undefined ? {} : { emblem }),
        });
      }}
    >
      <Stack gap="sm" maw={640}>
        <TextInput label={t("name")} value={name} onChange={(e) => setName(e.currentTarget.value)} required />
        <Textarea
          label={t("address")}
          value={address}
          onChange={(e) => setAddress(e.currentTarget.value)}
          maxLength={240}
          autosize
          minRows={2}
        />
        <TextInput
          label={t("place")}
          description={t("place-hint")}
          value={place}
          onChange={(e) => setPlace(e.currentTarget.value)}
          required
        />
        <Textarea
          label={t("signers")}
          description={t("signers-hint")}
          value={signers}
          onChange={(e) => setSigners(e.currentTarget.value)}
          autosize
          minRows={5}
        />
        <Group align="flex-end">
          <FileInput
            label={t("emblem")}
            description={t("emblem-hint")}
            placeholder={t("emblem-choose")}
            accept="image/png,image/jpeg,image/webp"
            onChange={(file) => file !== null && void base64Of(file).then(setEmblem)}
            style={{ flex: "1 1 260px" }}
          />
          {shown !== null && (
            <>
              <img src={`data:image/*;base64,${shown}`} alt={t("emblem-alt")} width={64} height={64} />
              <Button variant="default" onClick={() => setEmblem(null)}>
                {t("emblem-remove")}
              </Button>
            </>
          )}
        </Group>
        <FailureNote failure={failure} />
        <Group>
          <Button type="submit" loading={pending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
