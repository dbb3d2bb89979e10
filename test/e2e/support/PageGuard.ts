// Watches a page for what must never happen: a console error or warning, an uncaught exception, a
// failed request, and any request to another host. Expected complaints are allowed by pattern.
import type { BrowserContext, Page } from 'playwright';

/** Collects faults of all pages of a context; `assertClean` throws when there is one. */
export class PageGuard {
  readonly #faults: string[] = [];
  readonly #allowed: readonly RegExp[];
  readonly #origin: string;
  #isClosing = false;

  /** `origin` is the one host that may be asked; `allowed` lists complaints that a test expects. */
  constructor(context: BrowserContext, origin: string, allowed: readonly RegExp[] = []) {
    this.#origin = new URL(origin).origin;
    this.#allowed = allowed;
    context.on('page', (page) => this.#watch(page));
    context.on('request', (request) => this.#onRequest(request.url()));
    context.on('requestfailed', (request) => this.#onFailedRequest(request.url()));
    context.on('response', (response) => {
      if (response.status() >= 400) this.#report(`${response.status()} for ${response.url()}`);
    });
  }

  /** What was seen so far, one sentence each. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** Throws one error that lists every fault. */
  assertClean(): void {
    if (this.#faults.length > 0)
      throw new Error(`The page complained:\n${this.#faults.join('\n')}`);
  }

  /** The page is being closed: a request that this breaks off is nobody's fault. */
  onClosing(): void {
    this.#isClosing = true;
  }

  #watch(page: Page): void {
    page.on('pageerror', (error) => this.#report(`uncaught: ${error.stack ?? error.message}`));
    page.on('crash', () => this.#report('the page crashed'));
    page.on('console', (message) => {
      const isFault = message.type() === 'error' || message.type() === 'warning';
      if (!isFault) return;
      const { url, lineNumber } = message.location();
      this.#report(`console ${message.type()}: ${message.text()} (${url}:${lineNumber})`);
    });
  }

  #onRequest(url: string): void {
    const { protocol, origin } = new URL(url);
    if (protocol === 'blob:' || protocol === 'data:') return;
    if (origin !== this.#origin) this.#report(`request to another host: ${url}`);
  }

  #onFailedRequest(url: string): void {
    if (this.#isClosing || url.startsWith('blob:')) return;
    this.#report(`request failed: ${url}`);
  }

  #report(fault: string): void {
    if (this.#allowed.some((pattern) => pattern.test(fault))) return;
    this.#faults.push(fault);
  }
}
