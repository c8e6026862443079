"use client";

import { useTranslations } from "next-intl";
import type { ShownVoter } from "@/lib/snapshot/model/namesake";
import classes from "./voters.module.css";

/** One voter in a line: enough to tell two people of one name apart, identities masked. */
export function VoterLine({ voter }: { readonly voter: ShownVoter }) {
  const t = useTranslations("voters");
  const element = useTranslations("finding.element");
  const { name, birthYear, sex, nik, nkk, address, rt, rw, tps, desa, lineNo } = voter;
  const parts: readonly (string | false)[] = [
    birthYear !== null && t("born", { year: birthYear }),
    sex !== null && sex,
    nik !== null && `${element("nik")} ${nik}`,
    nkk !== null && `${element("nkk")} ${nkk}`,
    address !== null && address,
    rt !== null && `RT ${rt}/${rw ?? "–"}`,
    tps !== null && `TPS ${tps}`,
    desa !== null && desa,
    t("line", { line: lineNo }),
  ];
  return (
    <>
      <strong>{name ?? t("nameless")}</strong>{" "}
      <span className={classes.quiet}>{parts.filter((part) => part !== false).join(" · ")}</span>
    </>
  );
}
