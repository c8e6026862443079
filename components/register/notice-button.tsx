"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { NoticeAsked } from "@/lib/register/model/notice";

/** Prints a paper for the person concerned; opens beside the page. */
export function NoticeButton({ asked }: { readonly asked: NoticeAsked }) {
  const t = useTranslations("register.notice");
  const locale = useLocale();
  return (
    <form method="post" action="/api/pemberitahuan">
      <input type="hidden" name="locale" value={locale} />
      {Object.entries(asked).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" size="compact-sm" variant="default">
        {t(`${asked.kind}.print`)}
      </Button>
    </form>
  );
}
