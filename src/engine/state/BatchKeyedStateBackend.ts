/**
 * Keyed state in BATCH mode, where records come sorted by key: holds one key at a time. When the
 * next one comes, the key that is done hears of it first (its timers fire), then its state goes.
 * Flink's BatchExecutionKeyedStateBackend.
 */
import { type HeapBackendOptions, HeapKeyedStateBackend } from './HeapKeyedStateBackend.ts';
import { keyIdOf } from './keyIdentity.ts';

/** One key's state. */
export class BatchKeyedStateBackend extends HeapKeyedStateBackend {
  private readonly onKeyDone: () => void;

  /** `onKeyDone` is called while the key that is done is still the current one. */
  constructor(options: HeapBackendOptions, onKeyDone: () => void) {
    super(options);
    this.onKeyDone = onKeyDone;
  }

  override setCurrentKey(key: unknown): void {
    const keyId = keyIdOf(key);
    if (keyId === this.keyId) return;
    this.endKey();
    this.keyId = keyId;
    this.key = key;
  }

  /** The current key gets no more records. */
  endKey(): void {
    if (this.keyId === undefined) return;
    this.onKeyDone();
    this.clear();
  }
}
