import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { LinkageView } from "@/lib/run/model/linkage-view";
import type { DetectorCard, ExampleView, ParamInForce, Precision } from "@/lib/detectors/card";
import type { Calibration as Measured } from "@/lib/oversight/queries/calibration";
import { Calibration } from "./calibration";
import classes from "./detector-page.module.css";
import { ExampleList } from "./example-list";
import { Facts } from "./facts";
import { CheckSteps } from "@/components/finding/reasons/check-steps";
import { InnocentList } from "./innocent-list";
import { LinkageModel } from "./linkage-model";
import { ParamTable } from "./param-table";
import { PrecisionNote } from "./precision-note";

interface DetectorPageProps {
  readonly card: DetectorCard;
  readonly examples: readonly ExampleView[];
  readonly params: readonly ParamInForce[];
  readonly precision: Precision | undefined;
  /** null: too few decisions */
  readonly calibration: Measured | null;
  /** undefined: this detector asks no model; null: no run has fitted one yet */
  readonly linkage: LinkageView | null | undefined;
}

/** The manual, the law note and the test at once. */
export function DetectorPage({ card, examples, params, precision, calibration, linkage }: DetectorPageProps) {
  const t = useTranslations("catalogue");
  const texts = useTranslations("detectors");
  return (
    <div className={classes.root}>
      <div className={classes.main}>
        <Section title={t("rule")}>
          <p className={classes.prose}>{texts(`${card.code}.rule`)}</p>
          <ParamTable code={card.code} params={params} />
        </Section>
        {linkage !== undefined && <LinkageModel model={linkage} />}
        <Calibration measured={calibration} />
        <CheckSteps
          id={card.code}
          check={{ look: texts(`${card.code}.check.look`), see: texts(`${card.code}.check.see`) }}
        />
        <Section title={t("innocent")} lead={t("innocent-lead")}>
          <InnocentList code={card.code} names={card.innocent} />
        </Section>
        <Section title={t("basis")}>
          <ul className={classes.list}>
            {card.basis.map(({ kind, cite, url }) => (
              <li key={cite}>
                <span className={classes.kind}>{t(`basis-kind.${kind}`)}</span>
                <span>
                  {cite}
                  {url !== undefined && <span className={classes.url}>{url}</span>}
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t("examples")} lead={t("examples-lead")}>
          <ExampleList code={card.code} compared={COMPARED.has(card.subject)} examples={examples} />
        </Section>
      </div>
      <aside className={classes.aside} aria-label={t("facts")}>
        <Facts card={card} />
        <PrecisionNote precision={precision} />
      </aside>
    </div>
  );
}

/** Subjects of which the records belong together; elsewhere each stands for itself. */
const COMPARED: ReadonlySet<string> = new Set(["records", "household"]);
