import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { showInPage } from '../../../test/support/inPage.tsx';
import '../kit/index.css';
import { CodePane } from './CodePane.tsx';
import type { CodePaneProps } from './codePaneProps.ts';
import { CODE_TEXTS } from './codeTexts.ts';

const TEXT = '// 낱말 세기\nconst words = 1;\n';
/** Monaco and TypeScript come in hundreds of files here, and at the first test only. */
const SLOW = { timeout: 90_000 };

const waitFor = { timeout: 60_000 };

function setUp(start: Partial<CodePaneProps> = {}) {
  const props: CodePaneProps = {
    text: TEXT,
    fileName: 'word-count.ts',
    programName: 'Word count',
    faultMarks: null,
    diagnostics: [],
    highlightedRange: null,
    revealRange: null,
    language: 'en',
    theme: 'light',
    onChange: vi.fn(),
    onCursorOffset: vi.fn(),
    onRun: vi.fn(),
    ...start,
  };
  const { box, show } = showInPage(<CodePane {...props} />);
  const change = (next: Partial<CodePaneProps>) => show(<CodePane {...props} {...next} />);
  const find = (selector: string) => box.querySelector<HTMLElement>(selector);
  const editor = async () => {
    await expect.poll(() => find('.monaco-editor .view-line'), waitFor).toBeTruthy();
    return find('.monaco-editor')!;
  };
  /** Puts the cursor at the end of the first line. */
  const enter = async () => {
    await editor();
    await userEvent.click(find('.view-line')!);
    await userEvent.keyboard('{End}');
  };
  const lines = () =>
    [...box.querySelectorAll<HTMLElement>('.view-line')]
      .sort((a, b) => a.offsetTop - b.offsetTop)
      .map((line) => line.textContent.replaceAll('\u00a0', ' '));
  return { box, props, change, find, editor, enter, lines };
}

describe('CodePane', () => {
  it.each(['en', 'ko'] as const)('loads Monaco in place of the text area (%s)', SLOW, async (l) => {
    const { editor, find, lines } = setUp({ language: l });
    expect(find('textarea.code-plain-text')).toHaveProperty('value', TEXT);
    const monaco = await editor();
    expect(find('.code-plain')).toBeNull();
    expect(lines().slice(0, 2)).toEqual(['// 낱말 세기', 'const words = 1;']);
    const label = CODE_TEXTS[l].editorLabel('Word count');
    expect(monaco.querySelector(`[aria-label="${label}"]`)).toBeTruthy();
  });

  it('takes focus and cursor over from the text area', SLOW, async () => {
    const { find, editor, props } = setUp();
    const area = find('textarea')!;
    area.focus();
    (area as HTMLTextAreaElement).setSelectionRange(3, 3);
    const monaco = await editor();
    expect(monaco.contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('x');
    expect(props.onChange).toHaveBeenLastCalledWith(TEXT.replace('낱말', 'x낱말'));
  });

  it('underlines an error of types, until it is gone', SLOW, async () => {
    const text = (type: string) =>
      `import { OutputTag } from 'millrace';\nconst tag: ${type} = new OutputTag<string>('늦음');\n`;
    const { editor, find, change } = setUp({ text: text('number') });
    await editor();
    await expect.poll(() => find('.squiggly-error'), waitFor).toBeTruthy();
    change({ text: text('OutputTag<string>') });
    await expect.poll(() => find('.squiggly-error'), waitFor).toBeNull();
  });

  it('underlines what the compiler remarks', SLOW, async () => {
    const position = { line: 2, column: 7 };
    const { editor, find } = setUp({
      diagnostics: [{ severity: 'warning', code: 'test', message: '경고', position }],
    });
    await editor();
    await expect.poll(() => find('.squiggly-warning'), waitFor).toBeTruthy();
  });

  it('tells what is typed, in Korean too', SLOW, async () => {
    const { enter, props } = setUp();
    await enter();
    await userEvent.keyboard('한글 ok');
    const typed = TEXT.replace('세기', '세기한글 ok');
    await expect.poll(() => vi.mocked(props.onChange).mock.lastCall).toEqual([typed]);
  });

  it('runs with Ctrl+Enter, and types nothing then', SLOW, async () => {
    const { enter, props } = setUp();
    await enter();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(props.onRun).toHaveBeenCalledTimes(1);
    expect(props.onChange).not.toHaveBeenCalled();
  });

  it('runs with Ctrl+Enter before Monaco has come', async () => {
    const { find, props } = setUp();
    find('textarea')!.focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(props.onRun).toHaveBeenCalledTimes(1);
  });

  it('takes a change from outside as one step to undo', SLOW, async () => {
    const { enter, change, props, lines } = setUp();
    await enter();
    const outside = TEXT.replace('세기', '모으기').replace('= 1;', '= 2; // 둘');
    change({ text: outside });
    await expect.poll(() => lines().slice(0, 2)).toEqual(outside.split('\n').slice(0, 2));
    expect(props.onChange).not.toHaveBeenCalled();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => vi.mocked(props.onChange).mock.calls).toEqual([[TEXT]]);
    await userEvent.keyboard('{Control>}y{/Control}');
    await expect.poll(() => vi.mocked(props.onChange).mock.lastCall).toEqual([outside]);
  });

  it('opens another file with nothing to undo', SLOW, async () => {
    const { enter, change, props, find, lines } = setUp();
    await enter();
    change({ fileName: 'other.ts', text: 'other();\n' });
    await expect.poll(() => lines()[0]).toBe('other();');
    await userEvent.click(find('.view-line')!);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(lines()[0]).toBe('other();');
    expect(props.onChange).not.toHaveBeenCalled();
  });

  it('gives the selected operator its ground', SLOW, async () => {
    const { editor, change, find } = setUp();
    await editor();
    expect(find('.code-highlight')).toBeNull();
    change({ highlightedRange: { start: TEXT.indexOf('words'), end: TEXT.indexOf('words') + 5 } });
    await expect.poll(() => find('.code-highlight')).toBeTruthy();
  });

  it('marks the line that threw and those that led there, until told otherwise', SLOW, async () => {
    const { editor, change, find } = setUp();
    await editor();
    const place = (words: string) => {
      const start = TEXT.indexOf(words);
      return { start, end: start + words.length };
    };
    const failure = { message: 'bad *luck*' };
    change({ faultMarks: { failure, thrown: place('const'), frames: [place('//')] } });
    await expect.poll(() => find('.code-thrown')).toBeTruthy();
    expect(find('.code-frame')).toBeTruthy();
    expect(find('.code-thrown-sign')).toBeTruthy();
    change({ faultMarks: null });
    await expect.poll(() => find('.code-thrown')).toBeNull();
    expect(find('.code-frame')).toBeNull();
  });
});

it.each(['light', 'dark'] as const)(
  'menus have a ground and a colour (%s)',
  SLOW,
  async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    const { enter } = setUp({ theme });
    await enter();
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    const menu = () =>
      document.querySelector('.shadow-root-host')?.shadowRoot?.querySelector('.monaco-menu');
    await expect.poll(menu, waitFor).toBeTruthy();
    const ground = getComputedStyle(menu()!.closest('.context-view > *') ?? menu()!);
    const colours = [...menu()!.querySelectorAll('*'), menu()!, menu()!.parentElement!]
      .map((element) => getComputedStyle(element).backgroundColor)
      .filter((colour) => colour !== 'rgba(0, 0, 0, 0)');
    expect(colours).toContain(theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(28, 34, 41)');
    expect(ground.display).not.toBe('none');
    await userEvent.keyboard('{Escape}');
    delete document.documentElement.dataset['theme'];
  },
);
