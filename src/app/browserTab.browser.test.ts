import { expect, it } from 'vitest';
import { browserTab } from './browserTab.ts';

it('has an id that outlives a reload, and that no other open tab has', async () => {
  sessionStorage.removeItem('millrace.tab');
  const tab = browserTab();
  expect(tab.id).toMatch(/^\w+$/);
  await expect.poll(() => tab.liveTabs()).toEqual(new Set([tab.id]));
  // A tab that is duplicated begins with the other's session storage.
  const copy = browserTab();
  expect(copy.id).toBe(tab.id);
  await expect.poll(() => copy.id).not.toBe(tab.id);
  expect(copy.memory.get('millrace.tab')).toBe(copy.id);
  await expect.poll(() => tab.liveTabs()).toEqual(new Set([tab.id, copy.id]));
});
