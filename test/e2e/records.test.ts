// Records, faults and figures on the real page: opened without a mouse, on a phone, in forced
// colours, in both languages; nothing is cut, nothing covers the node that failed.
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { launchChromium } from './support/browser.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

const ODD = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromSequence(1, 5)
  .map((n) => ({ n, ratio: n === 5 ? NaN : -0, note: '', window: { start: 1795262590000 } }))
  .print('odd');
env.execute('odd');
`;
const FAULTY = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromSequence(1, 10)
  .map((x) => {
    if (x === 7) throw new Error('seven is bad');
    return { x };
  })
  .name('checker')
  .print('out');
env.execute('faulty');
`;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser: Browser;
let app: OpenApp;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => app.close());

async function open(context: Parameters<Browser['newContext']>[0]): Promise<Page> {
  app = await openApp(browser, { allowed: [/request failed: \S+worker\S+js/], context });
  await app.page.locator('.react-flow__node').first().waitFor();
  return app.page;
}

/** Loads and runs a program to its end. */
function ran(page: Page, text: string) {
  return page.evaluate(async (program) => {
    const { millrace } = window as unknown as {
      millrace: { load(text: string): Promise<void>; run(): Promise<unknown> };
    };
    await millrace.load(program);
    return millrace.run();
  }, text);
}

/** Elements that show less than they hold, of those that a person must be able to read. */
function cutOff(page: Page, selectors: string) {
  return page.evaluate(
    (all) =>
      [...document.querySelectorAll<HTMLElement>(all)]
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.className}: ${one.textContent}`),
    selectors,
  );
}

const HEADS = '.statusbar, .sink-head, .record-head, .notice-actions';

describe('a record', () => {
  it('is opened and read without a mouse, with what JSON has no word for', async () => {
    const page = await open({ viewport: { width: 1280, height: 720 } });
    const result = (await ran(page, ODD)) as { outputs: { odd: { ratio: unknown }[] } };
    expect(result.outputs.odd.map(({ ratio }) => ratio)).toEqual([0, 0, 0, 0, null]);
    const grid = page.getByRole('treegrid', { name: 'Records of odd' });
    expect(await page.locator('.record').first().innerText()).toContain('NaN');
    expect(await page.locator('.record').nth(1).innerText()).toContain('-0');
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    const tree = page.getByRole('tree');
    // Rows come into the text of the page when they have been laid out.
    const lines = async () => (await tree.innerText()).replace(/\s+/g, ' ');
    await expect
      .poll(lines)
      .toMatch(/^n 5 ratio NaN note "" window 1 field start 1795262590000 2026-11-2/);
    expect((await axeViolations(page)).join('\n')).toBe('');
    await page.keyboard.press('Escape');
    await expect.poll(() => grid.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('.statusbar').innerText()).toContain('5 records read');
  });

  it.each(['en-US', 'ko-KR'])('opens in its place on a phone, in %s', async (locale) => {
    const page = await open({ ...PHONE, locale });
    await ran(page, ODD);
    await page.getByRole('tab', { name: locale === 'ko-KR' ? '출력' : 'Output' }).tap();
    await page.locator('.record').nth(1).tap();
    await page.locator('.record-detail [role=tree]').waitFor();
    const start = page.locator('.tree-value.is-number', { hasText: '1795262590000' });
    expect((await start.boundingBox())!.height).toBeLessThan(30);
    expect(await cutOff(page, HEADS)).toEqual([]);
    expect((await axeViolations(page)).join('\n')).toBe('');
    await page.getByRole('tab', { name: locale === 'ko-KR' ? '로그' : 'Log', exact: true }).tap();
    await page.locator('.log-run').waitFor();
    expect(await cutOff(page, HEADS)).toEqual([]);
    expect((await axeViolations(page)).join('\n')).toBe('');
  });
});

describe('a failure', () => {
  it.each([
    ['at 1280 × 720', { viewport: { width: 1280, height: 720 } }],
    ['on a phone in Korean', { ...PHONE, locale: 'ko-KR' }],
    ['in forced colours', { viewport: { width: 1280, height: 720 }, forcedColors: 'active' }],
  ] as const)('leaves its node in sight, %s', async (_where, context) => {
    const page = await open(context);
    await ran(page, FAULTY);
    const notice = page.locator('.notice');
    await notice.waitFor();
    const [node, box] = await Promise.all([
      page.locator('.node.is-failed').boundingBox(),
      notice.boundingBox(),
    ]);
    expect(node!.y + node!.height).toBeLessThanOrEqual(box!.y);
    expect(node!.y).toBeGreaterThan(0);
    expect(await notice.locator('.notice-message').innerText()).toContain('seven is bad');
    if (context !== undefined && 'locale' in context) {
      expect(await notice.locator('.notice-advice').innerText()).toMatch(/[가-힣].*세요\.$/s);
    }
    expect(await cutOff(page, HEADS)).toEqual([]);
    expect((await axeViolations(page)).join('\n')).toBe('');
  });

  it('is told apart in forced colours, and so is what is selected', async () => {
    const page = await open({ viewport: { width: 1280, height: 720 }, forcedColors: 'active' });
    await ran(page, FAULTY);
    const looks = (name: string) =>
      page.locator(`.node[data-node-name="${name}"]`).evaluate((one) => {
        const { borderStyle, borderWidth, outlineStyle } = getComputedStyle(one);
        return [borderStyle, borderWidth, outlineStyle].join(' ');
      });
    await page.locator('.node[data-node-name^="Sink"]').click();
    await expect.poll(() => looks('Sink: Print to Std. Out')).toContain('solid 1px solid');
    expect(await looks('checker')).toBe('double 4px none');
    const chosen = page.locator('.tab[aria-selected=true]').first();
    const other = page.locator('.tab[aria-selected=false]').first();
    const ground = (tab: typeof chosen) =>
      tab.evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await ground(chosen)).not.toBe(await ground(other));
  });
});

describe('an example that is chosen on a phone', () => {
  it('shows its graph, and says so', async () => {
    const page = await open(PHONE);
    await page.getByRole('tab').last().tap();
    await page.locator('.example-button').nth(1).tap();
    await page.locator('.react-flow__node').first().waitFor();
    expect(await page.locator('.program [role=status]').innerText()).toMatch(/Word count/);
    expect(await page.locator('.react-flow__edge').first().getAttribute('aria-label')).toMatch(
      / to .+ \(\w+\)$/,
    );
    const tab = await page.getByRole('tab', { name: 'Graph' }).boundingBox();
    expect(tab!.x).toBeGreaterThanOrEqual(0);
    await page.getByRole('tab', { name: 'Inspector' }).tap();
    expect((await axeViolations(page)).join('\n')).toBe('');
  });
});
