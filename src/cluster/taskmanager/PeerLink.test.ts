import { describe, expect, it } from 'vitest';
import type { InputChannel, Subpartition } from '../../engine/index.ts';
import { NO_CLASSES } from '../../engine/index.ts';
import type { Port } from '../Port.ts';
import type { PeerItem } from '../protocol/index.ts';
import { PeerLink, RemoteChannelSender, wireName } from './PeerLink.ts';

/** A port whose messages a test writes and reads. */
class TestPort implements Port {
  readonly sent: unknown[] = [];
  isClosed = false;
  private listener: (message: unknown) => void = () => {};

  postMessage(message: unknown): void {
    this.sent.push(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.listener = listener;
  }

  close(): void {
    this.isClosed = true;
  }

  deliver(...items: PeerItem[]): void {
    this.listener({ items });
  }
}

const link = () =>
  new PeerLink(
    () => NO_CLASSES,
    () => {},
  );

/** Counts the credits that come for one channel of one deployment. */
function outputOf(peer: PeerLink, epoch: number) {
  const output = { credits: 0 };
  const addCredits = (credits: number): void => {
    output.credits += credits;
  };
  peer.addOutput(wireName(epoch, '1:0:0'), { addCredits } as unknown as Subpartition);
  return output;
}

const credit = (epoch: number, credits: number): PeerItem => ({
  kind: 'credit',
  channel: wireName(epoch, '1:0:0'),
  credits,
});

describe('a line between two TaskManagers', () => {
  it('keeps what comes before its deployment and drops what comes after its end', () => {
    const [peer, port] = [link(), new TestPort()];
    peer.connect(port);
    port.deliver(credit(1, 2));
    const first = outputOf(peer, 1);
    peer.deployed(1);
    expect(first.credits).toBe(2);
    peer.removeChannel(wireName(1, '1:0:0'));
    port.deliver(credit(1, 5), credit(2, 3));
    const second = outputOf(peer, 2);
    peer.deployed(2);
    port.deliver(credit(1, 7));
    expect([first.credits, second.credits]).toEqual([2, 3]);
  });

  it('lets one deployment live beside another', () => {
    const [peer, port] = [link(), new TestPort()];
    peer.connect(port);
    const [first, second] = [outputOf(peer, 1), outputOf(peer, 2)];
    peer.deployed(2);
    port.deliver(credit(1, 1), credit(2, 4));
    expect([first.credits, second.credits]).toEqual([1, 4]);
  });

  it('names channels by their deployment, and leaves an old port for a new one', () => {
    const [peer, old, port] = [link(), new TestPort(), new TestPort()];
    peer.connect(old);
    peer.connect(port);
    expect(old.isClosed).toBe(true);
    const sender = new RemoteChannelSender(peer, NO_CLASSES);
    sender.connect(wireName(3, '1:0:0'));
    sender.append('a', 5);
    sender.send(sender.take([]));
    peer.flush();
    expect(old.sent).toEqual([]);
    expect(port.sent).toMatchObject([{ items: [{ kind: 'buffer', channel: '3/1:0:0' }] }]);
  });

  it('gives records to the channel of their deployment only', () => {
    const [from, to] = [link(), link()];
    const [a, b] = [new TestPort(), new TestPort()];
    from.connect(a);
    to.connect(b);
    const got: unknown[] = [];
    const input = { connect: () => {}, enqueue: (buffer: unknown) => got.push(buffer) };
    to.addInput(wireName(2, '1:0:0'), input as unknown as InputChannel);
    to.deployed(2);
    for (const epoch of [1, 2]) {
      const sender = new RemoteChannelSender(from, NO_CLASSES);
      sender.connect(wireName(epoch, '1:0:0'));
      sender.append(`of epoch ${epoch}`, 0);
      sender.send(sender.take([]));
    }
    from.flush();
    b.deliver(...(a.sent as { items: PeerItem[] }[]).flatMap(({ items }) => items));
    expect(got).toMatchObject([{ values: ['of epoch 2'] }]);
  });
});
