// The built page on a free port in a fresh browser context, guarded: what an e2e test starts from.
// The page under test is dist/app, as `npm start` serves it.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { APP_FOLDER } from '../../../scripts/build.mjs';
import { serveFolder } from '../../../scripts/staticServer.mjs';
import { PageGuard } from './PageGuard.ts';

/** A page with the app open, and the means to judge and end it. */
export type OpenApp = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly url: string;
  readonly guard: PageGuard;
  /** Closes context and server, then fails if the page complained of anything. */
  readonly close: () => Promise<void>;
};

/** How to open it: a path or fragment after the address, complaints to allow, context options. */
export type OpenOptions = {
  readonly path?: string;
  readonly allowed?: readonly RegExp[];
  readonly context?: BrowserContextOptions;
};

/** Serves dist/app and opens it; resolves when the document has loaded. */
export async function openApp(browser: Browser, options: OpenOptions = {}): Promise<OpenApp> {
  const server = await serveFolder(APP_FOLDER, 0);
  const context = await browser.newContext(options.context);
  const guard = new PageGuard(context, server.url, options.allowed);
  const page = await context.newPage();
  const close = async () => {
    guard.onClosing();
    await context.close();
    await server.close();
    guard.assertClean();
  };
  await page.goto(new URL(options.path ?? '', server.url).href);
  return { page, context, url: server.url, guard, close };
}
