/**
 * Work that must happen in the task's thread of control, between two elements: timers, answers from
 * outside, checkpoints to come. Flink's TaskMailbox.
 */
import type { Mailbox } from '../operators/OperatorContext.ts';

/** Mails in order; posting wakes the task. */
export class TaskMailbox implements Mailbox {
  private mails: (() => void)[] = [];
  private readonly wake: () => void;
  private isClosed = false;

  constructor(wake: () => void) {
    this.wake = wake;
  }

  post(mail: () => void): void {
    if (this.isClosed) return;
    this.mails.push(mail);
    this.wake();
  }

  /** True where `run` would run something. */
  hasMail(): boolean {
    return this.mails.length > 0;
  }

  /** Runs all mails, those posted meanwhile too. */
  run(): void {
    while (this.mails.length > 0) {
      const mails = this.mails;
      this.mails = [];
      for (const mail of mails) mail();
    }
  }

  /** Drops what is there and what will come. */
  close(): void {
    this.isClosed = true;
    this.mails = [];
  }
}
