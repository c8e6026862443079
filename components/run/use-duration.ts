"use client";

import { useTranslations } from "next-intl";

/** 850 ms · 12 detik · 3 menit 20 detik */
export function useDuration(): (milliseconds: number) => string {
  const t = useTranslations("common.duration");
  return (milliseconds) => {
    if (milliseconds < 1_000) return t("ms", { ms: Math.round(milliseconds) });
    const seconds = Math.round(milliseconds / 1_000);
    return seconds < 60
      ? t("seconds", { seconds })
      : t("minutes", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  };
}
