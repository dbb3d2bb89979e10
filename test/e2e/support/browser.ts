// Starts a real Chromium for e2e tests. One launch a test file; each test takes a page of its own.
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { launchOptions } from '../../../scripts/chromium.mjs';

/** Launches the Chromium that scripts/chromium.mjs finds; throws with a way out if none. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/** A Chromium whose IndexedDB is really on disk, in the given folder: for tests of storage. */
export async function launchPersistent(userDataFolder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(userDataFolder, await launchOptions());
}
