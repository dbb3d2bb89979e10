import { expect, it } from 'vitest';
import { DomPort } from './DomPort.ts';

const ends = () => {
  const { port1, port2 } = new MessageChannel();
  return [new DomPort(port1), new DomPort(port2)] as const;
};

const next = (port: DomPort) => new Promise<unknown>((resolve) => port.onMessage(resolve));

it('keeps messages, in order, until somebody listens', async () => {
  const [here, there] = ends();
  for (const text of ['하나', 'two', '셋']) here.postMessage({ text });
  const heard: unknown[] = [];
  await new Promise<void>((resolve) => {
    there.onMessage((message) => {
      heard.push(message);
      if (heard.length === 3) resolve();
    });
  });
  expect(heard).toEqual([{ text: '하나' }, { text: 'two' }, { text: '셋' }]);
});

it('moves buffers, and does not copy them', async () => {
  const [here, there] = ends();
  const bytes = new Uint8Array([1, 2, 3]);
  here.postMessage({ bytes }, [bytes.buffer]);
  expect(bytes.byteLength).toBe(0);
  expect(await next(there)).toEqual({ bytes: new Uint8Array([1, 2, 3]) });
});

it('moves a port that talks at its new place', async () => {
  const [here, there] = ends();
  const inner = new MessageChannel();
  here.postMessage({ port: inner.port2 }, [inner.port2]);
  const { port } = (await next(there)) as { port: MessagePort };
  const [left, right] = [new DomPort(inner.port1), new DomPort(port)];
  right.postMessage('from there');
  expect(await next(left)).toBe('from there');
  left.postMessage('from here');
  expect(await next(right)).toBe('from here');
});

it('says nothing after it was closed', async () => {
  const [here, there] = ends();
  const heard: unknown[] = [];
  there.onMessage((message) => heard.push(message));
  here.postMessage('before');
  await expect.poll(() => heard).toEqual(['before']);
  there.close();
  here.postMessage('after');
  const [later, seen] = ends();
  later.postMessage(null);
  await next(seen);
  expect(heard).toEqual(['before']);
});
