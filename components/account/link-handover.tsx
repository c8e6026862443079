"use client";

import { Alert, Button, Code, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { CodePicture } from "./code-picture";
import type { HandedLink } from "./user-types";

interface LinkHandoverProps {
  readonly username: string;
  readonly link: HandedLink;
  readonly onDone: () => void;
}

/** Shown once: the link by which the owner of an account sets the password, to be opened on the owner's own device. */
export function LinkHandover({ username, link, onDone }: LinkHandoverProps) {
  const t = useTranslations("settings.users.link");
  return (
    <Stack gap="md">
      <Title order={3}>{t("title", { username })}</Title>
      <Text>{t("hand-over")}</Text>
      <CodePicture label={t("qr")} path={link.path} size={link.size} />
      <Code block style={{ wordBreak: "break-all", whiteSpace: "pre-wrap" }}>
        {link.url}
      </Code>
      <Text size="sm" c="dimmed">
        {t.rich("until", { at: () => <DateText value={link.expiresAt} moment /> })}
      </Text>
      <Alert color="yellow" title={t("not-you")}>
        {t("not-you-text")}
      </Alert>
      <Button variant="default" onClick={onDone}>
        {t("done")}
      </Button>
    </Stack>
  );
}
