import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { TextLink } from "@/components/ui/text-link";
import type { ListView } from "@/lib/list/model/view";
import classes from "./list-about.module.css";

/** Where a list comes from: letter, who brought it, who stored it, the files with their sums. */
export function ListAbout({ list }: { readonly list: ListView }) {
  const t = useTranslations("list");
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t("about.letter"), list.letterNumber ?? t("no-letter")],
    [t("about.letter-date"), <DateText key="d" value={list.letterDate} />],
    [t("about.brought-by"), list.broughtBy ?? "–"],
    [t("about.stored"), <Stored key="s" list={list} />],
    [t("about.keep-until"), <DateText key="k" value={list.keepUntil} />],
    ...(list.fromListId === null
      ? []
      : [
          [
            t("about.from"),
            <TextLink key="f" href={`/rujukan/${list.fromListId}`}>
              {t("about.first", { id: list.fromListId })}
            </TextLink>,
          ] as const,
        ]),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {list.files.map(({ name, sheet, sha256 }) => (
        <div key={`${sha256} ${sheet ?? ""}`}>
          <dt>{sheet === null ? name : `${name} (${sheet})`}</dt>
          <dd className={classes.sum}>SHA-256 {sha256.slice(0, 16)}…</dd>
        </div>
      ))}
    </dl>
  );
}

function Stored({ list }: { readonly list: ListView }) {
  return (
    <>
      {list.createdBy}, <DateText value={list.createdAt} moment />
    </>
  );
}
