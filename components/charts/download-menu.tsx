"use client";

import { Menu, MenuDropdown, MenuItem, MenuTarget, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import classes from "./chart-with-table.module.css";
import { pngOf, saveAs, svgText } from "./export-chart";
import { tableCsv } from "./table-csv";

interface DownloadMenuProps {
  readonly title: string;
  /** without its ending */
  readonly fileName: string;
  readonly figure: RefObject<HTMLElement | null>;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart as a picture, as a drawing, or as its numbers. */
export function DownloadMenu({ title, fileName, figure, head, rows }: DownloadMenuProps) {
  const t = useTranslations("charts");
  const drawing = () => figure.current?.querySelector<SVGSVGElement>("svg[data-chart], svg.recharts-surface");
  const save = async (kind: "png" | "svg") => {
    const svg = drawing();
    if (!svg) return;
    const text = svgText(svg, title);
    const content =
      kind === "svg"
        ? new Blob([text], { type: "image/svg+xml" })
        : await pngOf(text, svg.getBoundingClientRect());
    if (content !== null) saveAs(content, `${fileName}.${kind}`);
  };
  const saveNumbers = () =>
    saveAs(new Blob([tableCsv(head, rows)], { type: "text/csv;charset=utf-8" }), `${fileName}.csv`);
  return (
    <Menu position="bottom-end">
      <MenuTarget>
        <UnstyledButton className={classes.toggle} aria-label={t("download-of", { title })}>
          {t("download")}
        </UnstyledButton>
      </MenuTarget>
      <MenuDropdown>
        <MenuItem onClick={() => void save("png")}>{t("as-png")}</MenuItem>
        <MenuItem onClick={() => void save("svg")}>{t("as-svg")}</MenuItem>
        <MenuItem onClick={saveNumbers}>{t("as-csv")}</MenuItem>
      </MenuDropdown>
    </Menu>
  );
}
