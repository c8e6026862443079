"use client";

import { useEffect } from "react";

const SCHEME = "data-mantine-color-scheme";

/** Paper is white: whoever works in the dark prints in the light, and goes on in the dark. */
export function useLightOnPaper(): void {
  useEffect(() => {
    const root = document.documentElement;
    const paper = window.matchMedia("print");
    let before: string | null = null;
    const turn = ({ matches }: { readonly matches: boolean }) => {
      if (matches) {
        before = root.getAttribute(SCHEME);
        root.setAttribute(SCHEME, "light");
      } else if (before !== null) root.setAttribute(SCHEME, before);
    };
    paper.addEventListener("change", turn);
    return () => paper.removeEventListener("change", turn);
  }, []);
}
