import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { TierMark } from "@/components/ui/tier-mark";
import type { DetectorCard } from "@/lib/detectors/card";
import classes from "./facts.module.css";

export function Facts({ card }: { readonly card: DetectorCard }) {
  const t = useTranslations("catalogue");
  const columns = useTranslations("data.column");
  const followUps = useTranslations("catalogue.follow-up");
  const facts = [
    { name: t("tier"), value: <TierMark tier={card.tier} /> },
    { name: t("version"), value: card.version },
    { name: t("subject"), value: t(`subject-kind.${card.subject}`) },
    { name: t("needs"), value: needsOf(card, columns, t) },
    ...(card.comparison ? [{ name: t("judged"), value: t("blind-first") }] : []),
    {
      name: t("follow-ups"),
      value:
        card.followUps.length === 0
          ? t("no-follow-up")
          : card.followUps.map((code) => followUps(code)).join("; "),
    },
    ...(card.supersededBy.length === 0
      ? []
      : [{ name: t("superseded-by"), value: <Codes codes={card.supersededBy} /> }]),
    ...(card.strongerThan.length === 0
      ? []
      : [{ name: t("stronger-than"), value: <Codes codes={card.strongerThan} /> }]),
  ];
  return (
    <dl className={classes.list}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function needsOf(card: DetectorCard, columns: (key: string) => string, t: (key: string) => string): string {
  const needs = [
    ...card.needs.map((column) => columns(column)),
    ...(card.needsBaseline ? [t("needs-baseline")] : []),
  ];
  return needs.length === 0 ? t("needs-nothing") : needs.join(", ");
}

function Codes({ codes }: { readonly codes: readonly string[] }) {
  return codes.map((code, at) => (
    <Text component="span" key={code}>
      {at > 0 && ", "}
      <TextLink href={`/katalog/${code}`}>{code}</TextLink>
    </Text>
  ));
}
