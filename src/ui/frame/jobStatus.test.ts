import { describe, expect, it } from 'vitest';
import { FakeJobClient } from '../../../test/support/fakeJobClient.ts';
import { HandClock, settled } from '../../../test/support/handClock.ts';
import { memoryStorage } from '../../../test/support/memoryStorage.ts';
import type { JobSnapshot } from '../../model/index.ts';
import { loadLanguage } from '../i18n/languages.ts';
import { translatorOf } from '../i18n/translate.ts';
import { createAppStore } from '../store/AppStore.ts';
import { pageTitle, statusOf } from './jobStatus.ts';

async function setUp() {
  await loadLanguage('ko');
  const client = new FakeJobClient();
  const clock = new HandClock();
  const store = createAppStore({
    client,
    clock,
    storage: memoryStorage(),
    examples: [
      { id: 'word-count', text: 'one' },
      { id: 'click-stream', text: 'two' },
    ],
    surroundings: { theme: 'light', language: 'en', isMac: false },
  });
  await store.openFirst();
  const title = (language: 'en' | 'ko' = 'en') =>
    pageTitle(store.state.getState(), translatorOf(language));
  const tone = () => statusOf(store.state.getState()).tone;
  const say = async (status: JobSnapshot['status']) => {
    client.emit({
      kind: 'snapshot',
      snapshot: {
        jobName: 'words',
        status,
        durationMs: 0,
        taskManagers: [],
        subtasks: [],
        operators: [],
        failure: null,
      },
    });
    await clock.advance(500);
  };
  return { client, store, say, title, tone };
}

describe('the title of the page', () => {
  it('is the program before anything ran', async () => {
    const { title } = await setUp();
    expect([title(), title('ko')]).toEqual(['Word count — Millrace', '단어 세기 — Millrace']);
  });

  it('says the job and how it is', async () => {
    const { store, client, say, title, tone } = await setUp();
    void store.run();
    await settled();
    expect(title()).toBe('… Word count · Starting — Millrace');
    await say('RUNNING');
    expect([title(), tone()]).toEqual(['▶ Word count · Running — Millrace', 'running']);
    await say('RESTARTING');
    expect([title(), tone()]).toEqual(['↻ Word count · Restarting — Millrace', 'restarting']);
    client.end({ status: 'FAILED', outputs: {}, error: { message: 'bad' } });
    await settled();
    expect([title('ko'), tone()]).toEqual(['✕ 단어 세기 · 실패 — Millrace', 'bad']);
  });

  it('keeps the name of the job’s program while another one is open', async () => {
    const { store, client, say, title } = await setUp();
    void store.run();
    await settled();
    await say('RUNNING');
    await store.openProgram('click-stream');
    expect(title()).toBe('▶ Word count · Running — Millrace');
    client.end({ status: 'FINISHED', outputs: {}, error: null });
    await settled();
    expect(title()).toBe('✓ Word count · Finished — Millrace');
    await store.openProgram('word-count');
    expect(title()).toBe('✓ Word count · Finished — Millrace');
    await store.openProgram('click-stream');
    expect(title()).toBe('Click stream — Millrace');
  });
});
