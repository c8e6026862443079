"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

/** A field that the browser can check by itself. */
const isField = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/**
 * What a browser says of an empty or wrong field is said in the product's language, whatever the language of the
 * browser.
 */
export function ValidationWords() {
  const t = useTranslations("common.invalid");
  useEffect(() => {
    const say = ({ target }: Event) => {
      if (!isField(target)) return;
      target.setCustomValidity("");
      const { valueMissing, tooShort, typeMismatch, valid } = target.validity;
      if (valid) return;
      const which = valueMissing ? "missing" : tooShort ? "short" : typeMismatch ? "kind" : "other";
      target.setCustomValidity(t(which, { min: target.minLength }));
    };
    const forget = ({ target }: Event) => {
      if (isField(target)) target.setCustomValidity("");
    };
    document.addEventListener("invalid", say, { capture: true });
    for (const name of ["input", "change"]) document.addEventListener(name, forget, { capture: true });
    return () => {
      document.removeEventListener("invalid", say, { capture: true });
      for (const name of ["input", "change"]) document.removeEventListener(name, forget, { capture: true });
    };
  }, [t]);
  return null;
}
