import { describe, expect, it } from 'vitest';
import { NO_CLASSES } from '../../element/ClassTable.ts';
import { InputGate } from '../input/InputGate.ts';
import { BlockingSubpartition } from './BlockingSubpartition.ts';
import { InputChannel } from './InputChannel.ts';
import { connectLocalChannel, LocalChannelSender } from './LocalChannel.ts';
import { PipelinedSubpartition } from './PipelinedSubpartition.ts';
import { RoundRobinPartitioner } from './partitioners.ts';
import { ResultPartition } from './ResultPartition.ts';

function inputChannel(input: 0 | 1 = 0, index = 0, credits = 2): InputChannel {
  return new InputChannel({ input, index, sourceVertex: 1, sourceSubtask: index }, credits);
}

/** Reads everything that is there: records as they are, controls by their kind. */
function readAll(channel: InputChannel): unknown[] {
  const seen: unknown[] = [];
  for (let next = channel.peek(); next !== 'nothing'; next = channel.peek()) {
    if (next === 'control') seen.push(channel.takeControl().kind);
    else {
      seen.push(channel.current().values[channel.recordStart()]);
      channel.advanceTo(channel.recordStart() + 1);
    }
  }
  return seen;
}

function connected(bufferSize: number, credits: number) {
  const sender = new LocalChannelSender(NO_CLASSES);
  const blocked: boolean[] = [];
  const output = new PipelinedSubpartition(sender, bufferSize, (is) => blocked.push(is));
  const input = inputChannel(0, 0, credits);
  connectLocalChannel(sender, output, input);
  return { output, input, blocked };
}

describe('a channel', () => {
  it('keeps the order of records and controls over buffers of any size', () => {
    for (const size of [1, 2, 3, 5, 100]) {
      const { output, input } = connected(size, 100);
      output.append('a', 1);
      output.appendControl({ kind: 'watermark', timestamp: 1 });
      output.append('b', 2);
      output.append('c', 3);
      output.appendControl({ kind: 'status', isActive: false });
      output.appendControl({ kind: 'end' });
      output.flush();
      expect(readAll(input)).toEqual(['a', 'watermark', 'b', 'c', 'status', 'end']);
      expect(output.isDrained()).toBe(true);
    }
  });

  it('sends full buffers only, until it is flushed', () => {
    const { output, input } = connected(3, 10);
    for (const value of [1, 2, 3, 4]) output.append(value, 0);
    expect(readAll(input)).toEqual([1, 2, 3]);
    expect(output.hasUnflushed()).toBe(true);
    output.flush();
    expect(readAll(input)).toEqual([4]);
  });

  it('waits without credit, and gives it back when a buffer has been read', () => {
    const { output, input, blocked } = connected(1, 2);
    for (const value of [1, 2, 3]) output.append(value, 0);
    expect(blocked).toEqual([true]);
    input.advanceTo(1);
    expect(blocked).toEqual([true, false]);
    expect(readAll(input)).toEqual([2, 3]);
  });

  it('carries values: what is changed afterwards does not arrive', () => {
    const { output, input } = connected(10, 2);
    const record = { n: 1, list: [1] };
    output.append(record, 0);
    record.n = 2;
    record.list.push(2);
    output.flush();
    expect(readAll(input)).toEqual([{ n: 1, list: [1] }]);
  });

  it('refuses what comes after its end', () => {
    const input = inputChannel();
    input.hasEnded = true;
    expect(() => input.enqueue({ values: [], timestamps: [], controls: [] })).toThrow('end');
  });
});

describe('a partition', () => {
  it('has room again when all its channels have', () => {
    let rooms = 0;
    const senders = [new LocalChannelSender(NO_CLASSES), new LocalChannelSender(NO_CLASSES)];
    const partition = new ResultPartition({
      edgeId: 1,
      partitioner: new RoundRobinPartitioner(2, 1),
      senders,
      bufferSize: 1,
      bufferTimeoutMs: 100,
      onRoom: () => {
        rooms += 1;
      },
    });
    partition.write('a', 0);
    partition.write('b', 0);
    expect(partition.hasRoom()).toBe(false);
    const inputs = senders.map((sender, i) => {
      const input = inputChannel(0, i);
      connectLocalChannel(sender, partition.subpartitions[i] as PipelinedSubpartition, input);
      return input;
    });
    expect(partition.hasRoom()).toBe(true);
    expect(rooms).toBe(1);
    expect(inputs.map(readAll)).toEqual([['a'], ['b']]);
  });
});

describe('an input gate', () => {
  const buffer = (value: unknown) => ({ values: [value], timestamps: [0], controls: [] });

  it('alternates between two inputs and takes the channels of each in turn', () => {
    const channels = [inputChannel(0, 0), inputChannel(0, 1), inputChannel(1, 0)];
    let wakes = 0;
    const gate = new InputGate(channels, () => {
      wakes += 1;
    });
    for (const round of [1, 2]) {
      for (const [i, channel] of channels.entries()) channel.enqueue(buffer(`${i}.${round}`));
    }
    expect(wakes).toBe(1);
    const seen: unknown[] = [];
    for (let channel = gate.next(); channel !== null; channel = gate.next()) {
      seen.push(channel.current().values[0]);
      channel.advanceTo(1);
      gate.done(channel);
    }
    expect(seen).toEqual(['0.1', '2.1', '1.1', '2.2', '0.2', '1.2']);
  });

  it('knows when an input and when everything has ended', () => {
    const channels = [inputChannel(0, 0), inputChannel(0, 1), inputChannel(1, 0)] as const;
    const gate = new InputGate(channels, () => {});
    expect(gate.end(channels[0])).toBe(false);
    expect(gate.end(channels[1])).toBe(true);
    expect(gate.hasEnded()).toBe(false);
    expect(gate.end(channels[2])).toBe(true);
    expect(gate.hasEnded()).toBe(true);
  });
});

describe('a result in BATCH mode', () => {
  const resultOf = (isKept: boolean) => {
    const sender = new LocalChannelSender(NO_CLASSES);
    const output = new BlockingSubpartition(sender, 2, isKept);
    for (const n of [1, 2, 3]) output.append({ n }, n);
    output.appendControl({ kind: 'end' });
    output.flush();
    const read = (credits: number) => {
      const place = { input: 0, index: 0, sourceVertex: 1, sourceSubtask: 0 } as const;
      const input = new InputChannel(place, credits);
      input.listen(() => {});
      connectLocalChannel(sender, output, input);
      const records: { n: number }[] = [];
      for (let next = input.peek(); next !== 'nothing'; next = input.peek()) {
        if (next === 'control') records.push({ n: input.takeControl().kind === 'end' ? -1 : 0 });
        else {
          const { values } = input.current();
          records.push(
            ...(values.slice(input.recordStart(), input.recordEnd()) as { n: number }[]),
          );
          input.advanceTo(input.recordEnd());
        }
      }
      return records;
    };
    return { output, read };
  };

  it('waits for its reader without holding up its writer', () => {
    const { output, read } = resultOf(false);
    expect(output.isDrained()).toBe(true);
    expect(read(1).map(({ n }) => n)).toEqual([1, 2, 3, -1]);
  });

  it('is read again as it was written, whatever the first reader did to the records', () => {
    const { read } = resultOf(true);
    for (const record of read(1)) record.n = 99;
    expect(read(4).map(({ n }) => n)).toEqual([1, 2, 3, -1]);
  });
});
