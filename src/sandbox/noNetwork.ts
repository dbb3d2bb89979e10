/**
 * What programs call to reach the network says that there is none, instead of failing without a
 * reason. It keeps nobody in: the sandbox's policy does that, whatever these are replaced by.
 */

/** Told by whatever a program tries. */
export function noNetworkSentence(what: string): string {
  return (
    `${what} failed: there is no network in the sandbox that programs of the page run in. Put ` +
    'the data into the program, open a file for FileSource, or run the program by the command ' +
    'line, where it has all of Node.'
  );
}

type Scope = Record<string, unknown>;

const CONSTRUCTORS = ['XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport'];

/** Replaces them in a worker's scope; before any code of a program runs. */
export function sayThatThereIsNoNetwork(scope: Scope): void {
  replace(scope, 'fetch', () => Promise.reject(new TypeError(noNetworkSentence('fetch()'))));
  replace(scope, 'importScripts', () => {
    throw new TypeError(noNetworkSentence('importScripts()'));
  });
  for (const name of CONSTRUCTORS) {
    replace(scope, name, function Refused() {
      throw new TypeError(noNetworkSentence(`new ${name}()`));
    });
  }
}

function replace(scope: Scope, name: string, value: unknown): void {
  if (!(name in scope)) return;
  Object.defineProperty(scope, name, { value, configurable: true, writable: true });
}
