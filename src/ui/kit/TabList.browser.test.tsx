import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { showInPage } from '../../../test/support/inPage.tsx';
import { TabList, TabPanel } from './TabList.tsx';

const TABS = ['/home', '장바구니', 'counts > late'];

function Tabs({ isVertical = false }: { readonly isVertical?: boolean }) {
  const [open, setOpen] = useState(TABS[0]!);
  return (
    <>
      <button type="button">before</button>
      <TabList
        group="test"
        label="싱크"
        tabs={TABS.map((id) => ({ id, content: id }))}
        open={open}
        className=""
        tabClassName=""
        isVertical={isVertical}
        onOpen={setOpen}
      />
      {TABS.map((id) => (
        <TabPanel key={id} group="test" id={id} isOpen={id === open} className="">
          <button type="button">in {id}</button>
        </TabPanel>
      ))}
    </>
  );
}

const focused = () => document.activeElement?.textContent;
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  const open = document.querySelector('[role=tab][aria-selected=true]');
  expect(document.activeElement).toBe(open);
  return open?.textContent;
};
const enter = (box: HTMLElement) => box.querySelector<HTMLElement>('[role=tab]')!.focus();

describe('TabList', () => {
  it('is one stop for the Tab key, and leads on into the open panel', async () => {
    const { box } = showInPage(<Tabs />);
    box.querySelector('button')!.focus();
    await userEvent.tab();
    expect(focused()).toBe('/home');
    await userEvent.tab();
    expect(focused()).toBe('in /home');
    await userEvent.tab({ shift: true });
    await userEvent.tab({ shift: true });
    expect(focused()).toBe('before');
  });

  it('moves and opens with the arrows, around the ends', async () => {
    const { box } = showInPage(<Tabs />);
    enter(box);
    expect(await press('{ArrowRight}')).toBe('장바구니');
    expect(await press('{ArrowRight}{ArrowRight}')).toBe('/home');
    expect(await press('{ArrowLeft}')).toBe('counts > late');
  });

  it('goes to the ends with Home and End', async () => {
    const { box } = showInPage(<Tabs isVertical />);
    enter(box);
    expect(await press('{End}')).toBe('counts > late');
    expect(await press('{Home}')).toBe('/home');
    expect(await press('{ArrowDown}')).toBe('장바구니');
  });

  it('leaves other keys alone, and comes back to the tab that is open', async () => {
    const { box } = showInPage(<Tabs />);
    enter(box);
    await press('{ArrowRight}');
    expect(await press('x')).toBe('장바구니');
    box.querySelector('button')!.focus();
    await userEvent.tab();
    expect(focused()).toBe('장바구니');
  });

  it('ties each tab to a panel that bears its name, whatever signs are in it', () => {
    const { box } = showInPage(<Tabs />);
    const panels = [...box.querySelectorAll<HTMLElement>('[role=tab]')].map((tab) =>
      document.getElementById(tab.getAttribute('aria-controls')!),
    );
    expect(panels.map((panel) => panel?.role)).toEqual(['tabpanel', 'tabpanel', 'tabpanel']);
    expect(panels.map((panel) => panel?.checkVisibility())).toEqual([true, false, false]);
    const name = document.getElementById(panels[0]!.getAttribute('aria-labelledby')!);
    expect(name?.textContent).toBe('/home');
  });
});
