import { badInput } from "@/lib/errors";

/** Texts that are no tables, by their beginnings, and what each is called. */
const FOREIGN: readonly (readonly [start: RegExp, type: string])[] = [
  [
    new RegExp(
      [
        String.raw`^(?:--[^\n]*\n\s*|/\*[\s\S]*?\*/;?\s*|#[^\n]*\n\s*)*(?:CREATE\s+(?:TABLE|DATABASE|SCHEMA)`,
        String.raw`INSERT\s+INTO|REPLACE\s+INTO|DROP\s+(?:TABLE|DATABASE)|SET\s+\w+|USE\s+[\x60\w]+\s*;|LOCK\s+TABLES`,
        String.raw`START\s+TRANSACTION|BEGIN(?:\s+TRANSACTION)?\s*;|PRAGMA\s|SELECT\s[\s\S]{0,200}?\sFROM\s`,
        String.raw`COPY\s+\S+\s*\()`,
      ].join("|"),
      "i",
    ),
    "SQL",
  ],
  [
    new RegExp(
      [
        String.raw`^(?:--|/\*|#)\s*-*\s*(?:MySQL|MariaDB|PostgreSQL|phpMyAdmin|HeidiSQL|Navicat|Adminer|SQLite`,
        String.raw`Oracle|Microsoft SQL)`,
      ].join("|"),
      "i",
    ),
    "SQL",
  ],
  [/^--\s*\n--\s*PostgreSQL/i, "SQL"],
  [/^\{\s*(?:"|\})|^\[\s*(?:\{|\[|"|\])/, "JSON"],
  [/^TABLE\s*\r?\n\s*0\s*,\s*1/i, "DIF (Data Interchange Format)"],
  [/^ID;P/, "SYLK (SLK)"],
  [/^(?:#\s*)?socialcalc:version|^version:1\.\d[\r\n]+(?:cell|sheet):/i, "EtherCalc (SocialCalc)"],
  [/^BEGIN:V(?:CARD|CALENDAR)/i, "vCard/iCalendar"],
  [/^(?:MIME-Version:|From:|Return-Path:|Received:|Content-Type:\s*multipart)/i, "MHTML / e-mail"],
  [/^%!PS/, "PostScript"],
  [/^\{\\rtf/, "RTF"],
  [/^#!\//, "skrip (script)"],
  [/^<\?php/i, "PHP"],
  [/^\\documentclass/, "LaTeX"],
  [/^---\s*\r?\n\w+:/, "YAML"],
];

const WEB_PAGE = new RegExp(
  [
    String.raw`<(?:!doctype\s+html|html|head|body|table|style|meta|center|div|tr|title|script|h[1-6]|p|br|b`,
    String.raw`font|link)[\s>/]`,
  ].join("|"),
  "i",
);

/**
 * Tells tables written as text from markup and from what is no table at all.
 *
 * @param text the beginning of the file; letters beyond ASCII may be wrong
 * @throws UserError bad-input for what is no table, naming it
 */
export function textKind(text: string, file: string): "csv" | "fods" | "html" | "xml" {
  const start = text.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, "").trimStart();
  for (const [pattern, type] of FOREIGN)
    if (pattern.test(start)) throw badInput("file-wrong-type", { file, type });
  if (!start.startsWith("<")) return "csv";
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(start) && /<(?:\w+:)?Workbook[\s>]/.test(start))
    return "xml";
  if (/<office:document[\s>]/.test(start)) return "fods";
  if (WEB_PAGE.test(start)) return "html";
  if (/^<[!?a-z]/i.test(start)) throw badInput("file-wrong-type", { file, type: "XML" });
  return "csv";
}

/** Share of zero bytes on one side by which UTF-16 without its mark is known: ASCII has one in every pair. */
const MOSTLY = 0.7;
const HARDLY = 0.05;

/** @returns the order of UTF-16 that begins without a byte order mark, null for everything else */
export function utf16Without(head: Buffer): "utf-16le" | "utf-16be" | null {
  const pairs = head.length >> 1;
  if (pairs < 4) return null;
  let first = 0;
  let second = 0;
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) first++;
    if (head[at + 1] === 0) second++;
  }
  if (second >= pairs * MOSTLY && first <= pairs * HARDLY) return "utf-16le";
  if (first >= pairs * MOSTLY && second <= pairs * HARDLY) return "utf-16be";
  return null;
}
