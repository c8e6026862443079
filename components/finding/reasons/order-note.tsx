"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ShownFinding } from "@/lib/next/shown-finding";

/**
 * "Muncul lebih awal karena …": what earlier decisions taught about the order of the queue. The server sends
 * it after the first judgement only.
 */
export function OrderNote({ order }: { readonly order: ShownFinding["view"]["order"] }) {
  const t = useTranslations("why.order");
  if (order === null) return null;
  const early = order.reasons.filter(({ effect }) => effect > 0);
  const late = order.reasons.filter(({ effect }) => effect < 0);
  const list = (reasons: typeof early) => reasons.map(({ feature }) => words(feature, t)).join(", ");
  const parts = order.random
    ? [t("random")]
    : [
        ...(early.length > 0 ? [t("early", { reasons: list(early) })] : []),
        ...(late.length > 0 ? [t("late", { reasons: list(late) })] : []),
      ];
  if (order.record !== null) parts.push(t("record", { ...order.record }));
  if (parts.length === 0) parts.push(t("plain"));
  if (order.samples !== null) parts.push(t("learned", { samples: order.samples }));
  return (
    <Text size="sm" c="dimmed" maw="72ch">
      {parts.join(" ")}
    </Text>
  );
}

type T = ReturnType<typeof useTranslations<"why.order">>;

/** A feature of the model in words; a kind of evidence keeps the detector's own name for it. */
function words(feature: string, t: T): string {
  const [name = "", value = ""] = feature.split("=");
  if (name === "detector") return t("feature.detector", { code: value });
  if (name === "tier" || name === "earlier") return t(`feature.${name}-${value}`);
  if (["rows", "group", "folded"].includes(feature)) return t(`feature.${feature}`);
  if (feature === "local note") return t("feature.note");
  if (feature.startsWith("score ")) return t("feature.score");
  return t("feature.kind", { code: name.split(" ")[0] ?? "", kind: value });
}
