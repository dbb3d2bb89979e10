// In BATCH mode a failure restarts the subtask and what reads it, no more: results that were written to their end are read again, and a task that has not begun has no attempt to count.
// Flink 2.1.0 has run it and gave this result.
// order: exact
import { Duration, KeyedProcessFunction, RestartStrategies, RichMapFunction, StreamExecutionEnvironment, type Collector, type KeyedProcessContext } from 'millrace';

const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setRuntimeMode('BATCH');
env.setRestartStrategy(RestartStrategies.fixedDelayRestart(10, Duration.ofMillis(2)));

/** Adds its name and its attempt; fails at one record in its first attempts. */
class Stamp extends RichMapFunction<string, string> {
  constructor(readonly stage: string, readonly failsAt: string, readonly failures: number) { super(); }
  map(text: string): string {
    const attempt = this.getRuntimeContext().getAttemptNumber();
    if (text === this.failsAt && attempt < this.failures) throw new Error(`${this.stage} fails at ${text}`);
    return `${text} ${this.stage}${attempt}`;
  }
}
class KeyedStamp extends KeyedProcessFunction<string, string, string> {
  private count = 0;
  constructor(readonly stage: string, readonly failsAfter: number, readonly failures: number) { super(); }
  override open(): void {
    if (this.failsAfter < 0 && this.getRuntimeContext().getAttemptNumber() < this.failures) throw new Error(`${this.stage} cannot open`);
  }
  processElement(text: string, _ctx: KeyedProcessContext<string>, out: Collector<string>): void {
    const attempt = this.getRuntimeContext().getAttemptNumber();
    if (this.count++ === this.failsAfter && attempt < this.failures) throw new Error(`${this.stage} fails`);
    out.collect(`${text} ${this.stage}${attempt}`);
  }
}

const parcels = env.fromData('p1', 'p2', 'p3', 'p4').map(new Stamp('weighed', 'p3', 1));
parcels.print('weighed');
const sorted = parcels.keyBy((text) => text.slice(0, 2)).process(new KeyedStamp('sorted', 2, 2));
sorted.print('sorted');
sorted.keyBy((text) => text.slice(0, 2)).process(new KeyedStamp('loaded', 1, 1)).print('loaded');

const letters = env.fromData('l1', 'l2').map(new Stamp('stamped', '', 0));
letters.print('stamped');
letters.union(parcels).keyBy((text) => text.slice(0, 1)).process(new KeyedStamp('counted', -1, 2)).print('counted');

env.execute('results are kept');
