import { describe, expect, it } from 'vitest';
import type { EventLoop } from '../EventLoop.ts';
import type { ToWorker } from '../protocol/index.ts';
import { FullRecords } from './FullRecords.ts';

function setUp() {
  const timers: (() => void)[] = [];
  const eventLoop: EventLoop = {
    nowMs: () => 0,
    soon: () => {},
    after: (_, callback) => {
      timers.push(callback);
      return { cancel: () => timers.splice(timers.indexOf(callback), 1) };
    },
    random: () => 0,
  };
  const sent: ToWorker[] = [];
  const holder = { isUp: () => true, send: (message: ToWorker) => sent.push(message) };
  return { full: new FullRecords(eventLoop, 1), sent, holder, timers };
}

const piece = (request: number, text: string | null, goesOn = false) => ({
  ...{ type: 'fullRecord' as const, request, text, goesOn },
});

describe('the whole of a record that was cut', () => {
  it('is asked for in the worker that has it', async () => {
    const { full, sent, holder, timers } = setUp();
    const id = full.addThere(holder, 7);
    const found = full.find(id);
    expect(sent).toEqual([{ type: 'openRecord', request: 1, number: 7 }]);
    full.receive(holder, piece(1, '"a', true));
    full.receive({ ...holder }, piece(1, 'forged'));
    full.receive(holder, piece(2, 'forged'));
    full.receive(holder, piece(1, 'b"'));
    expect(await found).toEqual({ kind: 'text', text: '"ab"' });
    expect(timers).toEqual([]);
  });

  it('is missing with a reason', async () => {
    const { full, holder, timers } = setUp();
    const [a, b] = [full.addThere(holder, 1), full.addThere(holder, 2)];
    expect(await full.find(99)).toEqual({ kind: 'gone', reason: 'dropped' });
    const dropped = full.find(a);
    full.receive(holder, piece(1, null));
    expect(await dropped).toEqual({ kind: 'gone', reason: 'dropped' });
    const silent = full.find(a);
    timers[0]!();
    expect(await silent).toEqual({ kind: 'gone', reason: 'silent' });
    const older = full.find(a);
    const newer = full.find(b);
    expect(await older).toEqual({ kind: 'gone', reason: 'canceled' });
    full.lose(holder);
    expect(await newer).toEqual({ kind: 'gone', reason: 'ended' });
    const down = full.addThere({ ...holder, isUp: () => false }, 1);
    expect(await full.find(down)).toEqual({ kind: 'gone', reason: 'ended' });
  });

  it('is here when its worker has sent it at its end', async () => {
    const { full, holder } = setUp();
    const id = full.addThere(holder, 3);
    const waiting = full.find(id);
    const records = [
      { number: 3, text: '"late"' },
      { number: 4, text: 'never shown' },
    ];
    full.keep(holder, { type: 'keptRecords', records });
    full.lose(holder);
    expect(await waiting).toEqual({ kind: 'text', text: '"late"' });
    expect(await full.find(id)).toEqual({ kind: 'text', text: '"late"' });
  });

  it('is forgotten where there are many, or long ones', async () => {
    const { full, holder } = setUp();
    const first = full.addThere(holder, 1);
    for (let i = 2; i <= 5001; i++) full.addThere(holder, i);
    expect(await full.find(first)).toEqual({ kind: 'gone', reason: 'dropped' });
    const ids = ['a', 'b', 'c'].map((text) => full.addHere(text.repeat(15_000_000)));
    expect(await full.find(ids[0]!)).toMatchObject({ kind: 'gone' });
    expect(await full.find(ids[2]!)).toMatchObject({ kind: 'text' });
  });
});
