"use client";

import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { useState, type ReactNode } from "react";
import { cssVariablesResolver, theme } from "./theme";
import { useLightOnPaper } from "./use-light-on-paper";

/**
 * Theme and notifications. The nonce is that of the document: a later refresh brings another, which the
 * browser would refuse.
 */
export function Providers({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  const [documentNonce] = useState(nonce);
  useLightOnPaper();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => documentNonce}
    >
      <Notifications position="bottom-right" autoClose={6000} limit={3} />
      {children}
    </MantineProvider>
  );
}
