// Runs axe on a page and gives its violations as sentences. axe is evaluated, not added as a script
// element, so that the page's own policy stays in force.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Each violation with its rule, its elements and the page that explains it; empty is good. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = (await page.evaluate(
    'axe.run(document, { iframes: false, resultTypes: ["violations"] })',
  )) as AxeResults;
  return results.violations.map((violation) => {
    const places = violation.nodes.map((node) => `  ${node.target.join(' ')}: ${node.html}`);
    return [`${violation.id}: ${violation.help} (${violation.helpUrl})`, ...places].join('\n');
  });
}
