import { describe, expect, it } from 'vitest';
import type { EventLoop } from '../cluster/index.ts';
import type { FrameCommand } from './frameProtocol.ts';
import { Sandbox } from './Sandbox.ts';

/** Frames that answer at once, and remember what they were told. */
function setUp() {
  const events: string[] = [];
  const controls: MessagePort[] = [];
  let shouldFail = false;
  let isOffline = false;
  const frames = {
    open: async (control: MessagePort) => {
      if (shouldFail) throw new Error('no frame');
      events.push('open');
      controls.push(control);
      control.onmessage = ({ data }: MessageEvent<FrameCommand>) => {
        if (data.kind !== 'ping') events.push(`${data.kind} ${data.id}`);
      };
      control.postMessage({ kind: 'ready' });
    },
    supply: async () => {
      if (isOffline) throw new Error('no script');
      events.push('supply');
    },
    close: async () => {
      events.push('close');
      for (const control of controls) control.close();
    },
  };
  const ticks: (() => void)[] = [];
  const clock = { nowMs: 0 };
  const eventLoop: EventLoop = {
    nowMs: () => clock.nowMs,
    soon: () => {},
    after: (_, callback) => {
      ticks.push(callback);
      return { cancel: () => ticks.splice(ticks.indexOf(callback), 1) };
    },
    random: () => 0,
  };
  /** Nobody answers pings here: four seconds are the end of the process. */
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      clock.nowMs += 1000;
      for (const tick of ticks.splice(0)) tick();
    }
  };
  return {
    sandbox: new Sandbox(frames, eventLoop),
    events,
    pass,
    failFromNow: (fails: boolean) => {
      shouldFail = fails;
    },
    goOffline: (is: boolean) => {
      isOffline = is;
    },
  };
}

describe('Sandbox', () => {
  it('opens one frame for all homes, and removes it with the last of them', async () => {
    const { sandbox, events } = setUp();
    const [job, drawing] = [sandbox.createHome(), sandbox.createHome()];
    await Promise.all([
      job.startWorker('tm-1', 'taskManager'),
      drawing.startWorker('evaluator', 'evaluator'),
    ]);
    await job.dispose();
    expect(events.filter((event) => event === 'open')).toEqual(['open']);
    expect(events).not.toContain('close');
    await drawing.dispose();
    await drawing.dispose();
    expect(events.filter((event) => event === 'close')).toEqual(['close']);
  });

  it('says that its process has ended, and opens another frame for the next worker', async () => {
    const { sandbox, events, pass } = setUp();
    const home = sandbox.createHome();
    const worker = await home.startWorker('tm-1', 'taskManager');
    const reasons: string[] = [];
    worker.onGone((reason) => reasons.push(reason));
    pass(3);
    expect(reasons).toEqual([]);
    pass(1);
    expect(reasons.join()).toContain('memory');
    await home.startWorker('tm-2', 'taskManager');
    expect(events.filter((event) => event === 'open')).toEqual(['open', 'open']);
    await home.dispose();
  });

  it('brings what a job needs when a TaskManager is asked for, and not before', async () => {
    const { sandbox, events, goOffline } = setUp();
    const home = sandbox.createHome();
    goOffline(true);
    await home.startWorker('evaluator', 'evaluator');
    await expect(home.startWorker('tm-1', 'taskManager')).rejects.toThrow('no script');
    expect(events).not.toContain('supply');
    goOffline(false);
    await home.startWorker('tm-1', 'taskManager');
    expect(events).toContain('supply');
    await home.dispose();
  });

  it('tries again where the frame could not be opened', async () => {
    const { sandbox, failFromNow } = setUp();
    const home = sandbox.createHome();
    failFromNow(true);
    await expect(home.startWorker('tm-1', 'taskManager')).rejects.toThrow('no frame');
    failFromNow(false);
    expect((await home.startWorker('tm-1', 'taskManager')).id).toBe('tm-1');
    await home.dispose();
  });
});
