"use client";

import { Button, Kbd, Modal, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useTour } from "@/components/frame/tour/tour-context";
import { TextLink } from "@/components/ui/text-link";
import type { ShownFinding } from "@/lib/next/shown-finding";
import { useOwnKeys } from "@/components/ui/own-keys";
import { keyLines } from "./keys";
import classes from "./workbench.module.css";

interface HelpSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly judges: boolean;
  /** the finding that is open: its rule is quoted as the catalogue has it */
  readonly about?: ShownFinding | null | undefined;
}

/** All keys, and in three sentences what a decision means. */
export function HelpSheet({ opened, onClose, judges, about }: HelpSheetProps) {
  const t = useTranslations("queue");
  const common = useTranslations("common");
  const nav = useTranslations("nav");
  const showTour = useTour();
  const lines = keyLines(useOwnKeys());
  const groups = (
    ["move", ...(judges ? (["judge", "bulk", "supervise"] as const) : []), "help"] as const
  ).map((name) => ({ name, keys: lines[name] }));
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("help-title")}
      size="lg"
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {about != null && <RuleHelp about={about} />}
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
      {showTour !== null && (
        <Button
          variant="default"
          onClick={() => {
            onClose();
            showTour();
          }}
        >
          {nav("tour")}
        </Button>
      )}
    </Modal>
  );
}

/** What the open finding's rule asks, in the catalogue's own words. */
function RuleHelp({ about: { view, texts } }: { readonly about: ShownFinding }) {
  const t = useTranslations("finding");
  return (
    <section className={classes.quote} aria-labelledby="rule-help">
      <Title order={3} id="rule-help">
        {view.detector} · {texts.title}
      </Title>
      <blockquote cite={`/katalog/${view.detector}`}>
        <p>{texts.question}</p>
        <p>{texts.rule}</p>
      </blockquote>
      <Text fw={600}>{t("innocent")}</Text>
      <ul>
        {texts.innocent.map(({ looks, tell }) => (
          <li key={looks}>
            {looks} {tell}
          </li>
        ))}
      </ul>
      <TextLink href={`/katalog/${view.detector}`}>{t("to-catalogue", { code: view.detector })}</TextLink>
    </section>
  );
}
