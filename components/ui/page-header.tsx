import { Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Breadcrumbs, type Breadcrumb } from "./breadcrumbs";

interface PageHeaderProps {
  readonly title: ReactNode;
  /** one plain sentence: what this page answers */
  readonly lead?: ReactNode;
  readonly breadcrumbs?: readonly Breadcrumb[];
  readonly actions?: ReactNode;
}

export function PageHeader({ title, lead, breadcrumbs, actions }: PageHeaderProps) {
  return (
    <header style={{ marginBottom: 20 }}>
      {breadcrumbs !== undefined && <Breadcrumbs items={breadcrumbs} />}
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ minWidth: 0, flex: "1 1 280px" }}>
          <Title order={1} style={{ overflowWrap: "anywhere" }}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" maw="72ch" mt={2}>
              {lead}
            </Text>
          )}
        </div>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
    </header>
  );
}
