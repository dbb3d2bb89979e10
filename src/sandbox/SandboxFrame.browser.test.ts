import { describe, expect, it, onTestFinished } from 'vitest';
import { ClusterClient } from '../cluster/index.ts';
import { createEnumerator } from '../connectors/index.ts';
import { BrowserEventLoop } from './BrowserEventLoop.ts';
import { Sandbox } from './Sandbox.ts';
import { SandboxFrame } from './SandboxFrame.ts';

const NO_FILES = {
  sizeBytes: async () => null,
  read: async () => new Uint8Array(),
};
const COLLECT = { seed: 1, collectOutputs: true };
const frames = () => [...document.querySelectorAll<HTMLIFrameElement>('iframe[title=Sandbox]')];

/** A cluster whose workers are real ones, in a real frame of this page. */
function setUp() {
  const eventLoop = new BrowserEventLoop();
  const sandbox = new Sandbox(new SandboxFrame(document, `${location.origin}/`), eventLoop);
  const client = new ClusterClient({
    createHome: () => sandbox.createHome(),
    eventLoop,
    createEnumerator: (node) => createEnumerator(node, NO_FILES),
  });
  onTestFinished(() => client.dispose());
  return { client, sandbox };
}

const program = (map: string) => `
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromData('하나', 'two').map((word) => ${map}).print('out');
env.execute();
`;

describe('SandboxFrame', () => {
  it('runs a job, and leaves nothing in the page', async () => {
    const { client } = setUp();
    const result = await client.run(program('word.toUpperCase()'), COLLECT);
    expect(result).toMatchObject({ status: 'FINISHED', error: null });
    expect([...(result.outputs['out'] ?? [])].sort()).toEqual(['TWO', '하나']);
    expect(frames()).toEqual([]);
  });

  it('has one hidden frame while it is in use, which the page cannot look into', async () => {
    const { client } = setUp();
    const { streamGraph } = await client.draw(program('word'));
    expect(streamGraph?.nodes.map(({ kind }) => kind)).toContain('map');
    const [frame, ...others] = frames();
    expect(others).toEqual([]);
    expect(frame?.checkVisibility()).toBe(false);
    expect(frame?.contentDocument).toBeNull();
    await client.dispose();
    expect(frames()).toEqual([]);
  });

  it('keeps the page and its storage from user code', async () => {
    const { client } = setUp();
    const seen = '[self.origin, typeof window, typeof document, typeof localStorage].join()';
    const { outputs } = await client.run(program(seen), COLLECT);
    const nothing = 'null,undefined,undefined,undefined';
    expect(outputs['out']).toEqual([nothing, nothing]);
  });

  it('ends an endless program, and draws the next one', async () => {
    const { client } = setUp();
    const { diagnostics } = await client.draw('while (true) {}');
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
    expect((await client.draw(program('word'))).streamGraph).toBeDefined();
  });
});
