"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { useKeys } from "@/components/ui/use-keys";
import type { NextWork } from "@/lib/dashboard/queries/next-work";

const HREF: Readonly<Record<NextWork["kind"], string>> = {
  assigned: "/antrean?tampilan=assigned",
  signoff: "/antrean?tampilan=signoff",
  ready: "/antrean",
  watch: "/antrean?tampilan=all",
};

/** Mulai: one step to the next work. Its key is M, since Enter belongs to what has the focus. */
export function NextButton({ next }: { readonly next: NextWork }) {
  const t = useTranslations("dashboard.next");
  const router = useRouter();
  const href = HREF[next.kind];
  useKeys({ m: () => router.push(href) });
  return (
    <LinkButton href={href} size="sm" rightSection={<kbd aria-hidden>M</kbd>}>
      {t(next.count === 0 ? "nothing" : next.kind, { count: next.count })}
    </LinkButton>
  );
}
