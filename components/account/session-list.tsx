"use client";

import { Button, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";
import { deviceOf, shortAddress } from "./device-name";
import classes from "./session-list.module.css";

export interface OpenSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeen: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

interface SessionListProps {
  readonly sessions: readonly OpenSession[];
  readonly currentId: string;
  readonly revoke: (input: { sessionId: string }) => Promise<Result<void>>;
}

export function SessionList({ sessions, currentId, revoke }: SessionListProps) {
  const t = useTranslations("settings.account");
  const { run, pending, failure } = useAction(revoke, t("session-ended"));
  return (
    <>
      <FailureNote failure={failure} />
      <ul className={classes.list}>
        {sessions.map((session) => (
          <li key={session.id} className={classes.item}>
            <div>
              <Text fw={600}>{t("device", deviceOf(session.userAgent))}</Text>
              <Text size="sm" c="dimmed">
                {t.rich("session-seen", {
                  ip: shortAddress(session.ipAddress),
                  at: () => <DateText value={session.lastSeen} moment />,
                })}
              </Text>
            </div>
            {session.id === currentId ? (
              <Text size="sm">{t("this-device")}</Text>
            ) : (
              <Button
                variant="default"
                size="xs"
                loading={pending}
                onClick={() => void run({ sessionId: session.id })}
              >
                {t("end-session")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
