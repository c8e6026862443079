"use client";

import { Button, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./answer.module.css";

/** What a form asks, and what its answer means. */
export function FormHead({ title, lead }: { readonly title: string; readonly lead?: string }) {
  return (
    <div>
      <p className={classes.title}>{title}</p>
      {lead !== undefined && <p className={classes.lead}>{lead}</p>}
    </div>
  );
}

interface AnswerFrameProps {
  /** absent inside a form that has its own head */
  readonly title?: string;
  readonly lead?: string;
  /** the words of the button that sends */
  readonly save: string;
  /** why the last try was refused */
  readonly problem?: string | null;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A form of the finding's pane: head, fields, what is wrong, and the two ways out. */
export function AnswerFrame(props: AnswerFrameProps) {
  const { title, lead, save, problem = null, onSend, onCancel, children } = props;
  const t = useTranslations("finding");
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {title !== undefined && <FormHead title={title} {...(lead === undefined ? {} : { lead })} />}
      {children}
      {problem !== null && (
        <Text role="alert" size="sm" className={classes.problem}>
          {problem}
        </Text>
      )}
      <Group gap="xs">
        <Button type="submit">{save}</Button>
        <Button variant="default" onClick={onCancel}>
          {t("back-esc")}
        </Button>
      </Group>
    </form>
  );
}
