"use client";

import { Kbd, Modal, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { KEYS } from "./keys";
import classes from "./workbench.module.css";

interface HelpSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly judges: boolean;
}

/** All keys, and in three sentences what a decision means. */
export function HelpSheet({ opened, onClose, judges }: HelpSheetProps) {
  const t = useTranslations("queue");
  const common = useTranslations("common");
  const groups = (["move", ...(judges ? (["judge", "supervise"] as const) : []), "help"] as const).map((name) => ({ name, keys: KEYS[name] }));
  return (
    <Modal opened={opened} onClose={onClose} title={t("help-title")} size="lg" closeButtonProps={{ "aria-label": common("close") }}>
      <Text mb="md">{t("help-text")}</Text>
      {groups.map(({ name, keys }) => (
        <section key={name}>
          <Title order={3} mb={6}>
            {t(`keys.${name}`)}
          </Title>
          <dl className={classes.keys}>
            {keys.map((one) => (
              <div key={one.name} style={{ display: "contents" }}>
                <dt>
                  {one.keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd>{t(`key.${one.name}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
