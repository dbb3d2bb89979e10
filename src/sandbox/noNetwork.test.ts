import { expect, it } from 'vitest';
import { sayThatThereIsNoNetwork } from './noNetwork.ts';

it('tells a program that there is no network, by whatever it tries', async () => {
  const names = ['fetch', 'importScripts', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
  // any: a worker's scope
  const scope: any = Object.fromEntries(names.map((name) => [name, () => name]));
  sayThatThereIsNoNetwork(scope);
  await expect(scope.fetch('http://a')).rejects.toThrow('fetch() failed: there is no network');
  expect(() => scope.importScripts('a')).toThrow('there is no network in the sandbox');
  for (const name of names.slice(2)) {
    expect(() => new scope[name]('a')).toThrow(`new ${name}() failed: there is no network`);
  }
  expect('WebTransport' in scope).toBe(false);
});
