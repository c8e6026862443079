"use client";

import { Kbd, UnstyledButton } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useFormKeys } from "@/components/ui/use-keys";
import classes from "./answer.module.css";

export interface Option {
  readonly code: string;
  readonly key: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface OptionListProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly onChoose: (code: string) => void;
}

/** Reasons and follow-ups, each chosen by one key or a click. None is preselected. */
export function OptionList({ label, options, chosen, onChoose }: OptionListProps) {
  useFormKeys(Object.fromEntries(options.map(({ code, key }) => [key, () => onChoose(code)])));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.focus();
  }, []);
  return (
    <div ref={list} role="group" aria-label={label} tabIndex={-1} className={classes.options}>
      {options.map(({ code, key, label: text, hint }) => (
        <UnstyledButton
          key={code}
          className={classes.option}
          aria-pressed={chosen === code}
          onClick={() => onChoose(code)}
        >
          <Kbd>{key.toUpperCase()}</Kbd>
          <span>
            {text}
            {hint !== undefined && <span className={classes.hint}>{hint}</span>}
          </span>
        </UnstyledButton>
      ))}
    </div>
  );
}
