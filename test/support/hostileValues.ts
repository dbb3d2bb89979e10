/** Values that throw, loop or swell when somebody asks for their text. */

const no = (): never => {
  throw new Error('no');
};

/** A proxy all of whose traps throw. */
export function throwingProxy(target: object = {}): object {
  const names = Object.getOwnPropertyNames(Reflect);
  return new Proxy(target, Object.fromEntries(names.map((name) => [name, no])));
}

/** Each with a name, made anew. */
export function hostileValues(): [string, () => unknown][] {
  const deep = () => {
    let nested: unknown = 1;
    for (let i = 0; i < 20_000; i++) nested = [nested];
    return nested;
  };
  const circle = () => {
    const value = Object.create(null);
    value.self = value;
    return value;
  };
  const getters = (error: Error) => {
    expectStack(error);
    return Object.defineProperties(error, {
      stack: { get: no },
      message: { get: no },
      name: { get: no },
      cause: { get: no },
    });
  };
  return [
    ['a deep record', deep],
    ['a circle without a prototype', circle],
    ['throwing toJSON and toString', () => ({ toJSON: no, toString: no, valueOf: no })],
    ['a throwing toJSON', () => ({ toJSON: no })],
    ['a throwing getter', () => Object.defineProperty({}, 'x', { get: no, enumerable: true })],
    ['a throwing toPrimitive', () => ({ [Symbol.toPrimitive]: no })],
    ['a toPrimitive that gives an object', () => ({ [Symbol.toPrimitive]: () => ({}) })],
    ['a throwing proxy', () => throwingProxy()],
    ['a throwing proxy of an array', () => throwingProxy([])],
    ['a throwing proxy of an error', () => throwingProxy(new Error('x'))],
    ['a proxy that was revoked', revoked],
    ['an error whose getters throw', () => getters(new Error('x'))],
    [
      'an error whose message is an object',
      () => Object.assign(new Error(), { message: circle() }),
    ],
    ['an error whose name is no text', () => Object.assign(new Error('m'), { name: Symbol('n') })],
    ['a long error', () => new Error('e'.repeat(20_000_000))],
    ['a huge BigInt', () => 2n ** 20_000_000n],
    ['a toJSON that calls itself', () => new Recursive()],
    ['an object without a prototype', () => Object.create(null)],
    ['a hundred thousand fields', manyFields],
    ['a long array-like', () => ({ __proto__: Array.prototype, length: 2 ** 32 })],
    ['a symbol', () => Symbol('s')],
    ['a function whose text throws', () => Object.assign(() => 1, { toString: no })],
  ];
}

/** A stack is made when it is first read, from the message. */
function expectStack({ stack }: Error): void {
  if (stack === undefined) throw new Error('errors have stacks');
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

class Recursive {
  toJSON(): unknown {
    return { again: new Recursive() };
  }
}

function manyFields(): object {
  return Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`field${i}`, i]));
}
