"use client";

import { Button, type ButtonProps } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";

interface LinkButtonProps extends ButtonProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly prefetch?: boolean;
  readonly onClick?: () => void;
}

/** A link that looks like a button, for server components, which cannot pass Link as a prop. */
export function LinkButton({ href, children, ...props }: LinkButtonProps) {
  return (
    <Button component={Link} href={href} {...props}>
      {children}
    </Button>
  );
}

/** A file that the browser saves: a plain link, since a router navigation cannot download. */
export function DownloadButton({ href, children, ...props }: LinkButtonProps) {
  return (
    <Button component="a" href={href} download variant="default" {...props}>
      {children}
    </Button>
  );
}
