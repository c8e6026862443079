import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./section.module.css";

interface SectionProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One subject of a page: a heading, a rule above it, no box. */
export function Section({ title, lead, actions, children }: SectionProps) {
  return (
    <section className={classes.root}>
      <div className={classes.head}>
        <div>
          <Title order={2}>{title}</Title>
          {lead !== undefined && (
            <Text c="dimmed" maw="72ch">
              {lead}
            </Text>
          )}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
