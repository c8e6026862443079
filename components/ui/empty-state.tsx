import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./empty-state.module.css";

interface EmptyStateProps {
  readonly title: string;
  /** what it means and what to do now */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly order?: 1 | 2 | 3;
}

/** Nothing here, said plainly: why, and the one thing to do about it. */
export function EmptyState({ title, children, actions, order = 2 }: EmptyStateProps) {
  return (
    <section className={classes.root}>
      <Title order={order} size="h2">
        {title}
      </Title>
      {children !== undefined && (
        <Text component="div" c="dimmed" maw="60ch">
          {children}
        </Text>
      )}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </section>
  );
}
