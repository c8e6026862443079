import { expect, test as base } from "@playwright/test";

/**
 * Every browser test is also a test that no request leaves for another host and that nothing breaks the
 * content policy: the product makes no call to the outside, and its own pages obey their own rules.
 */
export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ context, baseURL }, use) => {
      const home = new URL(baseURL ?? "").host;
      const outside: string[] = [];
      const broken: string[] = [];
      context.on("request", (request) => {
        const { host, protocol } = new URL(request.url());
        if (host !== home && protocol.startsWith("http")) outside.push(request.url());
      });
      context.on("console", (message) => {
        if (/content security policy|hydrat/i.test(message.text())) broken.push(message.text());
      });
      // Leaving a page aborts what it was still reading; that is no error of the page.
      context.on(
        "weberror",
        (error) => error.error().name !== "AbortError" && broken.push(String(error.error())),
      );
      await use(undefined);
      expect(outside, "requests to other hosts").toEqual([]);
      expect(broken, "content policy, hydration and script errors").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
