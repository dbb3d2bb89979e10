// What a person does with a keyboard alone: goes from one thing to the next, types, composes.
import type { Page } from 'playwright';

/** Monaco's own element for what is typed, where the browser has EditContext. */
export const EDITOR_INPUT = '.native-edit-context';

/** Presses Tab until what has the focus matches; throws after as many steps as a page may have. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    if (await page.evaluate((goal) => document.activeElement?.matches(goal), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** Waits for the editor and puts the cursor into it, all of its text selected. */
export async function emptyEditor(page: Page): Promise<void> {
  const input = page.locator(EDITOR_INPUT);
  await input.waitFor({ state: 'attached', timeout: 60_000 });
  await input.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
}

/** Composes a word as a Korean input method does: each state of it, then the word itself. */
export async function compose(page: Page, states: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const text of states) {
    const at = text.length;
    await session.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at });
  }
  await session.send('Input.insertText', { text: states.at(-1)! });
  await session.detach();
}

/** The text that the browser keeps of a program. */
export function keptText(page: Page, programId: string): Promise<string | null> {
  return page.evaluate((id) => localStorage.getItem(`millrace.draft.${id}`), programId);
}
