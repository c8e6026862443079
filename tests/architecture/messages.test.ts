import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { loadMessages, type Messages } from "@/lib/i18n/messages";
import { keysUsedInCode } from "../support/used-keys";

function flatten(messages: Messages, path = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) => {
    const here = path === "" ? key : `${path}.${key}`;
    return typeof value === "string" ? [[here, value] as [string, string]] : flatten(value, here);
  });
}

const texts = Object.fromEntries(
  LOCALES.map((locale) => [locale, new Map(flatten(loadMessages(locale)))]),
) as Record<(typeof LOCALES)[number], Map<string, string>>;

/** Names of a message's arguments and tags, wherever they are nested. */
function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.value);
      if (element.type === TYPE.tag) walk(element.children);
      if (element.type === TYPE.select || element.type === TYPE.plural)
        for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(parse(text));
  return [...names].sort();
}

describe("the message files", () => {
  test("both languages have the same keys", () => {
    const [id, en] = [[...texts.id.keys()].sort(), [...texts.en.keys()].sort()];
    expect(en.filter((key) => !texts.id.has(key))).toEqual([]);
    expect(id.filter((key) => !texts.en.has(key))).toEqual([]);
  });

  test.each(LOCALES)("every text of %s is valid ICU and not empty", (locale) => {
    const broken = [...texts[locale]]
      .filter(([, text]) => text.trim() === "" || !isValid(text))
      .map(([key]) => key);
    expect(broken).toEqual([]);
  });

  test("both languages use the same arguments", () => {
    const differing = [...texts.id]
      .filter(([key, text]) => String(argumentsOf(text)) !== String(argumentsOf(texts.en.get(key) ?? text)))
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  test("every key that the code asks for exists", () => {
    const known = [...texts.id.keys()];
    const missing = keysUsedInCode(["app", "components", "lib"]).filter(({ key, prefix }) =>
      prefix ? !known.some((one) => one.startsWith(key)) : !texts.id.has(key),
    );
    expect(missing).toEqual([]);
  });

  test("every action on the trail has a name", () => {
    const actions = readdirSync("lib", { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.includes(".test."))
      .flatMap((entry) =>
        [
          ...readFileSync(join(entry.parentPath, entry.name), "utf8").matchAll(
            /\baction: "([a-z-]+\.[a-z-]+)"/g,
          ),
        ].map(([, action]) => `audit.action.${action ?? ""}`),
      );
    expect(actions.length).toBeGreaterThan(20);
    expect([...new Set(actions)].filter((key) => !texts.id.has(key))).toEqual([]);
  });

  test("no verdicts: the words fraud and kecurangan do not occur", () => {
    const verdicts = LOCALES.flatMap((locale) =>
      [...texts[locale]]
        .filter(([, text]) => /fraud|kecurangan/i.test(text))
        .map(([key]) => `${locale} ${key}`),
    );
    expect(verdicts).toEqual([]);
  });
});

function isValid(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
