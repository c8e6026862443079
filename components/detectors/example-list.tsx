import { useTranslations } from "next-intl";
import { StateBadge } from "@/components/ui/state-badge";
import type { ExampleView } from "@/lib/detectors/card";
import classes from "./example-list.module.css";
import { ExampleTable } from "./example-table";

interface ExampleListProps {
  readonly code: string;
  /** several records about one question: then their differences are marked */
  readonly compared: boolean;
  readonly examples: readonly ExampleView[];
}

const TONES = { fires: "open", "near-miss": "quiet", innocent: "waiting" } as const;

/** The examples of the contract test: what you see here is run before every release. */
export function ExampleList({ code, compared, examples }: ExampleListProps) {
  const t = useTranslations("catalogue");
  const texts = useTranslations("detectors");
  return (
    <ol className={classes.list}>
      {examples.map((example) => (
        <li key={example.name}>
          <p className={classes.head}>
            <StateBadge tone={TONES[example.kind]}>{t(`example-kind.${example.kind}`)}</StateBadge>
            <span className={classes.result}>{t("example-findings", { count: example.findings })}</span>
          </p>
          <p className={classes.text}>{texts(`${code}.examples.${example.name}`)}</p>
          <ExampleTable
            example={example}
            compared={compared}
            label={texts(`${code}.examples.${example.name}`)}
          />
        </li>
      ))}
    </ol>
  );
}
