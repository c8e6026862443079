import { useFormatter } from "next-intl";

interface NumberTextProps {
  readonly value: number | null | undefined;
  readonly digits?: number;
  readonly percent?: boolean;
  readonly signed?: boolean;
}

/** 760.294 in Indonesian, 760,294 in English; a missing number is a dash, never a zero. */
export function NumberText({ value, digits = 0, percent = false, signed = false }: NumberTextProps) {
  const format = useFormatter();
  if (value === null || value === undefined) return <span aria-hidden>–</span>;
  return (
    <span>
      {format.number(value, {
        style: percent ? "percent" : "decimal",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: signed ? "exceptZero" : "auto",
      })}
    </span>
  );
}
