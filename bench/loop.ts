// npm run bench -- loop [--decisions N] [--reviewers N]: from the deciding key to the next finding painted
import { chromium } from "@playwright/test";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { keepResult } from "@/eval/support/results";
import { chromiumLaunch } from "@/tests/e2e/support/chromium";
import { decideMany } from "./loop/browser";
import { openOffice } from "./loop/office";
import { startReviewers } from "./loop/reviewers";

/*
 * One reviewer in a real browser, on a production build started as an office starts it: R, then 1 rejects the open
 * finding, and the clock runs from that key to the frame in which the next finding stands. Once alone, once with so
 * many others who read, take and judge over HTTP and a run of all rules going. Goals: median at most 50 ms alone,
 * at most three times that in company.
 */

const { values } = parseArgs({
  options: {
    decisions: { type: "string", default: "60" },
    reviewers: { type: "string", default: "40" },
    port: { type: "string", default: "3771" },
    json: { type: "boolean", default: false },
  },
});
const decisions = Number(values.decisions);
const reviewers = Number(values.reviewers);

const office = await openOffice(Number(values.port), reviewers);
const browser = await chromium.launch(await chromiumLaunch());
try {
  const page = await browser.newPage({ baseURL: office.address, viewport: { width: 1366, height: 768 } });
  // Functions sent into the page carry a helper of the transpiler, which the page does not know.
  await page.addInitScript({ content: "globalThis.__name = (named) => named;" });
  const alone = await decideMany(page, office.people[0] ?? "", decisions);
  const others = await startReviewers(office.address, office.people.slice(1));
  const run = office.startRun();
  const company = await decideMany(page, null, decisions);
  const judged = await others.stop();
  await run.stop();
  const [load] = loadavg();
  const result = {
    alone,
    company: { ...company, reviewers, judged },
    load,
    ratio: company.median / alone.median,
  };
  keepResult("bench-loop", result);
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : text(result));
} finally {
  await browser.close();
  await office.close();
}

type Result = Parameters<typeof lines>[1];

function text({
  alone,
  company,
  load = 0,
  ratio,
}: {
  alone: Result;
  company: Result & { reviewers: number; judged: number };
  load: number | undefined;
  ratio: number;
}): string {
  return [
    ...lines("alone", alone),
    ...lines(
      `with ${company.reviewers} reviewers (${company.judged} judgements of theirs) and a run`,
      company,
    ),
    `ratio ${ratio.toFixed(1)}, load ${load.toFixed(1)}`,
    "",
  ].join("\n");
}

function lines(name: string, measured: Awaited<ReturnType<typeof decideMany>>): string[] {
  const { median, p90, n, notThere, load } = measured;
  return [
    `${name}: median ${median.toFixed(0)} ms, p90 ${p90.toFixed(0)} ms over ${n} decisions; ` +
      `next one not there yet ${notThere} times; load ${load.toFixed(1)}`,
  ];
}
