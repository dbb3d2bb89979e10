import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordsOfFailure } from './faultWords.ts';
import { loadLanguage } from './languages.ts';
import { SENTENCES_KO } from './sentences.ko.ts';
import { ENGINE_SENTENCES, sentenceExplanation } from './sentences.ts';
import { translatorOf } from './translate.ts';

await loadLanguage('ko');

const SRC = `${process.cwd()}/src/`;

/** All sources of the engine, with texts that are broken over lines in one piece. */
const sources = ['engine', 'connectors']
  .flatMap((room) =>
    readdirSync(SRC + room, { recursive: true }).map((file) => `${room}/${String(file)}`),
  )
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) =>
    readFileSync(SRC + file, 'utf8')
      .replace(/['"`]\s*\+\s*['"`]/g, '')
      .replace(/\$\{[^}]*\}/g, '…'),
  )
  .join('\n')
  .replaceAll("\\'", "'");

describe('sentences of the engine', () => {
  it.each(ENGINE_SENTENCES)('“%s” is said, and explained with what to do', (part) => {
    expect(sources).toContain(part);
    expect(SENTENCES_KO[part]).toMatch(/[가-힣].*세요\.$/);
  });

  it('are told by their parts', () => {
    const message = "Keyed state 'n' with type VALUE can only be used on a 'keyed stream', i.e.";
    expect(sentenceExplanation(message, 'ko')).toContain('keyBy()');
    expect(sentenceExplanation(message, 'en')).toBeNull();
    expect(sentenceExplanation('The trigger Mine returned 7', 'ko')).toContain('TriggerResult');
    expect(sentenceExplanation('seven is bad', 'ko')).toBeNull();
  });
});

describe('words of a failure', () => {
  const [en, ko] = [translatorOf('en'), translatorOf('ko')];

  it('frame what the user threw, and keep it', () => {
    const failure = {
      message: 'seven is bad',
      line: 9,
      thrownAt: { line: 11, column: 3 },
      record: 7,
    };
    expect(wordsOfFailure(failure, en)).toEqual({
      advice: expect.stringMatching(/line 11.*record/),
      message: 'seven is bad',
    });
    expect(wordsOfFailure(failure, ko).advice).toMatch(/11번째 줄.*레코드.*세요\.$/);
    const ended = { ...failure, message: 'bad\nRecovery is suppressed by NoRestart' };
    expect(wordsOfFailure(ended, ko).advice).toMatch(/11번째 줄/);
    expect(wordsOfFailure({ message: 'x' }, ko).advice).toMatch(/[가-힣]/);
  });

  it('say where to look also where a sentence of Flink stands round the error', () => {
    const message = 'Caught exception while processing timer. TypeError: no foo';
    const failure = { message, line: 16, thrownAt: { line: 11, column: 9 } };
    expect(wordsOfFailure(failure, en)).toEqual({
      advice: expect.stringContaining('line 11'),
      message,
    });
    expect(wordsOfFailure(failure, ko).advice).toContain('onTimer()');
  });

  it('explain what is ours in Korean, by code or by sentence', () => {
    const timestamp = { message: 'Record has Long.MIN_VALUE timestamp (= no timestamp marker).' };
    expect(wordsOfFailure(timestamp, ko).advice).toContain('타임스탬프가 없는');
    expect(wordsOfFailure(timestamp, en).advice).toBeNull();
    const gone = { code: 'worker-gone', message: 'The worker is gone' };
    expect(wordsOfFailure(gone, ko).advice).toContain('워커');
    expect(wordsOfFailure(gone, en).advice).toBeNull();
  });
});
