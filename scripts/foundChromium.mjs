// vitest's browser provider on the Chromium that scripts/chromium.mjs finds. It looks for one when
// the first page opens, and not when vitest reads its configuration: other suites need none.
import { PlaywrightBrowserProvider, playwright } from '@vitest/browser-playwright';
import { launchOptions } from './chromium.mjs';

/** The provider for `test.browser.provider`. */
export function foundChromium() {
  /** @type {import('@vitest/browser-playwright').PlaywrightProviderOptions} */
  const options = {};
  return {
    ...playwright(options),
    options,
    /** @param {import('vitest/node').TestProject} project */
    providerFactory: (project) => new FoundChromium(project, options),
  };
}

class FoundChromium extends PlaywrightBrowserProvider {
  /**
   * @param {import('vitest/node').TestProject} project
   * @param {import('@vitest/browser-playwright').PlaywrightProviderOptions} options
   */
  constructor(project, options) {
    super(project, options);
    this.own = options;
    /** @type {Promise<import('playwright').LaunchOptions> | null} */
    this.found = null;
  }

  /**
   * @override
   * @param {string} sessionId
   * @param {string} url
   * @param {{ parallel: boolean }} options
   */
  async openPage(sessionId, url, options) {
    this.found ??= launchOptions();
    this.own.launchOptions = await this.found;
    return super.openPage(sessionId, url, options);
  }
}
