/**
 * Calls an asynchronous function for each record and puts out the answers, at most `capacity`
 * elements in flight. What comes while it is full waits in front of it, uncalled; the task is asked
 * to hold its input back. Answers and timeouts come as mails, so the function is never run twice at
 * a time. A snapshot holds the inputs in flight; they are called again after a restore.
 * Flink's AsyncWaitOperator.
 */
import { MIN_TIMESTAMP, toApiTime } from '../../element/timestamp.ts';
import { headOf, messageOf, shortText } from '../../element/valueText.ts';
import { ListStateDescriptor } from '../../state/descriptors.ts';
import { insideTimer, type ProcessingTimer } from '../../time/ProcessingTimeService.ts';
import type { AwaitingOperator } from '../AwaitingOperator.ts';
import type { RuntimeContext } from '../functions/RuntimeContext.ts';
import { StatelessRuntimeContext } from '../functions/StatelessRuntimeContext.ts';
import { UserFunctionOperator } from '../functions/UserFunctionOperator.ts';
import type { RecordUse } from '../recordUse.ts';
import type { AsyncFunction, ResultFuture } from './AsyncFunction.ts';
import {
  EntryFifo,
  type InFlightElement,
  OrderedStreamElementQueue,
  QueueEntry,
  type StreamElementQueue,
  UnorderedStreamElementQueue,
} from './StreamElementQueue.ts';

/** Flink's AsyncDataStream.OutputMode. */
export type AsyncOutputMode = 'ORDERED' | 'UNORDERED';

/** How calls are made. */
export interface AsyncWaitOptions {
  readonly mode: AsyncOutputMode;
  /** Elements in flight at most. */
  readonly capacity: number;
  /** ms for one call; 0: for ever. */
  readonly timeoutMs: number;
}

const IN_FLIGHT = new ListStateDescriptor<InFlightElement>('_async_wait_operator_state_');
const LONGEST_SHOWN = 100;
const NO_STATE =
  'State is not supported in rich async functions. Keep it in a process function in front of ' +
  'the call or behind it.';

/** One asynchronous function in one subtask. */
export class AsyncWaitOperator
  extends UserFunctionOperator<AsyncFunction<any, any>> // any: the user's own types
  implements AwaitingOperator
{
  private readonly options: AsyncWaitOptions;
  private readonly queue: StreamElementQueue;
  private readonly waiting = new EntryFifo();

  // any: the user's own types
  constructor(fn: AsyncFunction<any, any>, options: AsyncWaitOptions) {
    super(fn);
    this.options = options;
    this.queue =
      options.mode === 'ORDERED'
        ? new OrderedStreamElementQueue()
        : new UnorderedStreamElementQueue();
  }

  override open(): void {
    super.open();
    const inFlight = this.functionState.backend.getListState(IN_FLIGHT);
    for (const element of inFlight.get()) this.put(element);
    inFlight.clear();
  }

  /** It waits while others go on; Flink too copies here whatever was configured. */
  override recordUse(): RecordUse {
    return 'keeps';
  }

  override processElement(value: unknown, timestamp: number): void {
    this.put({ kind: 'record', value, timestamp });
  }

  canAccept(): boolean {
    return this.waiting.size() === 0 && this.queue.size() < this.options.capacity;
  }

  hasPending(): boolean {
    return this.queue.size() > 0;
  }

  override snapshotState(checkpointId: number): unknown {
    const entries = [...this.queue.entries(), ...this.waiting.entries()];
    const inFlight = this.functionState.backend.getListState(IN_FLIGHT);
    inFlight.update(entries.map(({ element }) => element));
    return super.snapshotState(checkpointId);
  }

  /** For the handlers: as a mail, the call of this entry has been answered. */
  answered(entry: QueueEntry, results: readonly unknown[]): void {
    this.queue.complete(entry, results);
    this.emitCompleted();
    while (this.waiting.size() > 0 && this.queue.size() < this.options.capacity) {
      this.call(this.waiting.take() as QueueEntry);
    }
  }

  /** For the handlers: a call gave its result back, and nothing completed its future. */
  forgotToComplete(method: string): void {
    this.context.remark('call-not-completed', method);
  }

  protected override onWatermark(timestamp: number): void {
    this.put({ kind: 'watermark', timestamp });
  }

  protected override hasOperatorState(): boolean {
    return true;
  }

  protected override runtimeContext(): RuntimeContext {
    return new StatelessRuntimeContext(this.context, false, NO_STATE);
  }

  private put(element: InFlightElement): void {
    const entry = new QueueEntry(element);
    if (this.canAccept()) this.call(entry);
    else this.waiting.push(entry);
  }

  private call(entry: QueueEntry): void {
    this.queue.add(entry);
    if (entry.element.kind === 'watermark') {
      this.emitCompleted();
      return;
    }
    const { value } = entry.element;
    const handler = new ResultHandler(this, entry, (mail) =>
      this.context.mailbox.post(mail, value),
    );
    if (this.options.timeoutMs > 0) this.startTimeout(handler);
    handler.watch(this.fn.asyncInvoke(value, handler), 'asyncInvoke');
  }

  private startTimeout(handler: ResultHandler): void {
    const { processingTime } = this.context;
    const dueMs = processingTime.currentProcessingTimeMs() + this.options.timeoutMs;
    const timeOut = () => handler.post(() => insideTimer(() => this.timeOut(handler)));
    handler.timer = processingTime.registerTimer(dueMs, timeOut);
  }

  private timeOut(handler: ResultHandler): void {
    if (handler.isCompleted()) return;
    if (this.fn.timeout)
      handler.watch(this.fn.timeout(handler.entry.element.value, handler), 'timeout');
    else handler.completeExceptionally(this.timedOut());
  }

  private timedOut(): Error {
    return new Error(
      'Async function call has timed out. ' +
        `No answer came within ${this.options.timeoutMs} ms: allow more time, or give the ` +
        'function a method timeout(input, resultFuture) that completes it in another way.',
    );
  }

  private emitCompleted(): void {
    for (let entry = this.queue.takeCompleted(); entry !== null; ) {
      const { element, results } = entry;
      if (element.kind === 'watermark') this.output.emitWatermark(element.timestamp);
      else for (const result of results!) this.output.collect(result, element.timestamp);
      entry = this.queue.takeCompleted();
    }
  }
}

/** The future of one call. Flink's AsyncWaitOperator.ResultHandler. */
class ResultHandler implements ResultFuture<unknown> {
  readonly entry: QueueEntry;
  timer: ProcessingTimer | null = null;
  readonly post: (mail: () => void) => void;
  private readonly operator: AsyncWaitOperator;
  private hasCompleted = false;

  /** `post` makes mails about the record. */
  constructor(operator: AsyncWaitOperator, entry: QueueEntry, post: (mail: () => void) => void) {
    this.operator = operator;
    this.entry = entry;
    this.post = post;
  }

  isCompleted(): boolean {
    return this.hasCompleted;
  }

  complete(results: unknown[]): void {
    if (this.hasCompleted) return;
    if (!Array.isArray(results)) {
      this.completeExceptionally(notResults(results));
      return;
    }
    this.hasCompleted = true;
    const answer = [...(results as unknown[])];
    this.post(() => {
      this.timer?.cancel();
      this.operator.answered(this.entry, answer);
    });
  }

  completeExceptionally(error: unknown): void {
    if (!this.hasCompleted) this.fail(error);
  }

  /** An async method fails by its promise; what it gives back completes nothing. */
  watch(returned: unknown, method: string): void {
    const isForgotten = (result: unknown): boolean => result !== undefined && !this.hasCompleted;
    const note = (result: unknown): void => {
      if (isForgotten(result)) this.operator.forgotToComplete(method);
    };
    if (isThenable(returned)) returned.then(note, (error: unknown) => this.fail(error));
    else if (Array.isArray(returned)) note(returned);
  }

  /** Fails the job, even after an answer: the call itself has failed. */
  private fail(error: unknown): void {
    this.hasCompleted = true;
    this.post(() => {
      throw incomplete(this.entry.element, error);
    });
  }
}

function notResults(results: unknown): Error {
  const isNothing = results === null || results === undefined;
  const given = isNothing ? String(results) : typeof results;
  const sentence = 'Results must not be null, use empty collection to emit nothing. ';
  return new Error(
    `${isNothing ? sentence : ''}ResultFuture.complete() takes an array of results, and was ` +
      `given ${given}. Give [result] for one record, [] for none.`,
  );
}

const NO_REASON =
  'completeExceptionally() was called without an error, or a promise rejected without one: give ' +
  "it the reason, such as new Error('the service is down').";

/** Flink's sentence about the record, the user's message behind it. */
function incomplete({ value, timestamp }: InFlightElement, cause: unknown): Error {
  const time = Number.isNaN(timestamp) ? '(undef)' : timeText(timestamp);
  const record = `Record @ ${time} : ${textOf(value)}`;
  const reason = cause === undefined || cause === null ? NO_REASON : messageOf(cause);
  return new Error(`Could not complete the stream element: ${record}. ${reason}`, {
    cause,
  });
}

/** Flink shows Long.MIN_VALUE as the number that it is. */
function timeText(timestamp: number): string {
  return timestamp === MIN_TIMESTAMP ? '-9223372036854775808' : String(toApiTime(timestamp));
}

function textOf(value: unknown): string {
  if (typeof value === 'string') {
    return value.length > LONGEST_SHOWN ? `${headOf(value, LONGEST_SHOWN)}…` : value;
  }
  return shortText(value, LONGEST_SHOWN, 'console');
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
}
