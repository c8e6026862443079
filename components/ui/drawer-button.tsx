"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { SideDrawer } from "./side-drawer";

interface DrawerButtonProps {
  readonly label: string;
  /** over the form; the button's own words where nothing else is said */
  readonly title?: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button, and the form in the drawer that it opens. */
export function DrawerButton({ label, title = label, children }: DrawerButtonProps) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        {label}
      </Button>
      <SideDrawer opened={opened} onClose={close} title={title}>
        {children(close)}
      </SideDrawer>
    </>
  );
}
