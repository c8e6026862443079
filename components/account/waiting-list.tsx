"use client";

import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { FailureNote } from "@/components/ui/failure-note";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import type { WaitingSecond } from "@/lib/account/queries/waiting-seconds";
import type { Result } from "@/lib/result";

interface WaitingListProps {
  readonly waiting: readonly WaitingSecond[];
  readonly settle: (input: { id: number; confirm: boolean }) => Promise<Result<void>>;
}

/** What others asked for and this person may say yes or no to (empat mata). */
export function WaitingList({ waiting, settle }: WaitingListProps) {
  const t = useTranslations("settings.waiting");
  return (
    <Section title={t("title")} lead={t("lead")}>
      {waiting.length === 0 ? (
        <EmptyState title={t("none")}>{t("none-text")}</EmptyState>
      ) : (
        <Stack gap="sm" maw={760}>
          {waiting.map((one) => (
            <WaitingCard key={one.id} one={one} settle={settle} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

function WaitingCard({ one, settle }: { readonly one: WaitingSecond } & Pick<WaitingListProps, "settle">) {
  const t = useTranslations("settings.waiting");
  const roles = useTranslations("roles");
  const { run, pending, failure } = useAction(settle, t("settled"));
  const { id, kind, about, askedBy, askedAt, records, own } = one;
  return (
    <Card withBorder component="section" aria-label={`${t(`kind.${kind}`)}: ${about}`}>
      <Stack gap="xs">
        <Title order={3} size="h4">
          {t(`kind.${kind}`)}: {about}
        </Title>
        <Text>
          {t(`text.${kind}`, {
            username: about,
            role: roles(one.role),
            records: records ?? 0,
            what: one.reason,
          })}
        </Text>
        <Text size="sm" c="dimmed">
          {t.rich("asked", { username: askedBy, at: () => <DateText value={askedAt} moment /> })}
        </Text>
        {own ? (
          <Text size="sm">{t("own")}</Text>
        ) : (
          <Group gap="xs">
            <Button loading={pending} onClick={() => void run({ id, confirm: true })}>
              {t("confirm")}
            </Button>
            <Button variant="default" loading={pending} onClick={() => void run({ id, confirm: false })}>
              {t("decline")}
            </Button>
          </Group>
        )}
        <FailureNote failure={failure} />
      </Stack>
    </Card>
  );
}
