/** YYYY-MM-DD, so many days after today in the office's zone. */
export const dayFromToday = (days: number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(Date.now() + days * 86_400_000);
