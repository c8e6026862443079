"use client";

import { Drawer } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface SideDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A form that slides in at the right, beside the list it belongs to. */
export function SideDrawer({ opened, onClose, title, children }: SideDrawerProps) {
  const common = useTranslations("common");
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={440}
      title={title}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {children}
    </Drawer>
  );
}
