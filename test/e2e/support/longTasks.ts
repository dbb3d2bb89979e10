// How long the page's thread is held at a time, by the browser's own measure.
import type { Page } from 'playwright';

/**
 * What counts as held in a test, in ms. The bar is 100 on a machine that does nothing else; what
 * this must tell apart from a busy machine took seconds, or for ever.
 */
export const HELD_MS = 1000;

type Watched = { readonly longest: { ms: number } };

/** Begins to watch; the answer gives the longest task since the last look, 0 below 50 ms. */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longest.ms = Math.max(longest.ms, entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  return () =>
    page.evaluate(async () => {
      await new Promise((done) => setTimeout(done, 300));
      const { longest } = window as unknown as Watched;
      const { ms } = longest;
      longest.ms = 0;
      return Math.round(ms);
    });
}
