import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./dashboard.module.css";

interface PanelProps {
  /** the question that it answers */
  readonly title: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** One question of the first screen, in its own frame. */
export function Panel({ title, tools, children }: PanelProps) {
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.head}>
        <Title order={2} size="h3">
          {title}
        </Title>
        {tools}
      </div>
      {children}
    </section>
  );
}
