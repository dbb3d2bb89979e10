import { describe, expect, it } from 'vitest';
import { StreamOperator } from '../../operators/StreamOperator.ts';
import { ChainPosition } from '../chain/ChainPosition.ts';
import type { ControlElement } from '../exchange/ChannelBuffer.ts';
import { InputChannel } from '../exchange/InputChannel.ts';
import { HeadInput } from './HeadInput.ts';
import { InputGate } from './InputGate.ts';
import { PipelinedInput } from './PipelinedInput.ts';

/** Takes watermarks and statuses without passing them on. */
class Listener extends StreamOperator {
  processElement(): void {}
  override processWatermark(): void {}
  override processWatermarkStatus(): void {}
}

/** `counts` channels by input; `says` is 'channel:what', such as '0.1:w5' or '1.0:idle'. */
function heldBackBy(counts: readonly number[], ...says: string[]): string | null {
  const channels = counts.flatMap((count, input) =>
    Array.from({ length: count }, (_, index) => {
      const facts = { input: input as 0 | 1, index, sourceVertex: 1, sourceSubtask: index };
      return new InputChannel(facts, 2);
    }),
  );
  const gate = new InputGate(channels, () => {});
  const operator = new Listener();
  const heads = ([0, 1] as const).map((i) => new HeadInput(1, operator, new ChainPosition(), i));
  const input = new PipelinedInput(gate, heads);
  for (const said of says) {
    const [place, what = ''] = said.split(':');
    const channel = channels.find((one) => `${one.input}.${one.index}` === place);
    channel?.enqueue({
      values: [],
      timestamps: [],
      controls: [{ at: 0, element: controlOf(what) }],
    });
    while (input.readPiece(10) >= 0);
  }
  const slowest = input.slowestChannel();
  return slowest && `${slowest.input}.${slowest.index}`;
}

function controlOf(what: string): ControlElement {
  if (what.startsWith('w')) return { kind: 'watermark', timestamp: Number(what.slice(1)) };
  return { kind: 'status', isActive: what === 'active' };
}

describe('what holds the watermark back', () => {
  it('is nobody while all stand at the same time', () => {
    expect(heldBackBy([2])).toBeNull();
    expect(heldBackBy([2], '0.0:w5', '0.1:w5')).toBeNull();
  });

  it('is the channel with the lowest watermark', () => {
    expect(heldBackBy([3], '0.0:w9', '0.1:w5', '0.2:w7')).toBe('0.1');
    expect(heldBackBy([2], '0.0:w9')).toBe('0.1');
  });

  it('is no idle channel', () => {
    expect(heldBackBy([3], '0.0:w9', '0.1:w5', '0.2:idle')).toBe('0.1');
    expect(heldBackBy([2], '0.0:w9', '0.1:w5', '0.1:idle')).toBeNull();
  });

  it('is no channel that came back from idleness and has yet to catch up', () => {
    const back = ['0.0:w5', '0.1:w5', '0.2:w9', '0.0:idle', '0.1:w7', '0.0:active'];
    expect(heldBackBy([3], ...back)).toBe('0.1');
    expect(heldBackBy([3], ...back, '0.0:w8')).toBe('0.1');
    expect(heldBackBy([3], ...back, '0.0:w8', '0.1:w9')).toBe('0.0');
  });

  it('may be a channel of the other input, unless that input is idle', () => {
    expect(heldBackBy([1, 1], '0.0:w9', '1.0:w5')).toBe('1.0');
    expect(heldBackBy([2, 1], '0.0:w9', '0.1:w8', '1.0:idle')).toBe('0.1');
  });
});
