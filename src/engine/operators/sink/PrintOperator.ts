/** Writes every record to the run's console. Flink's PrintSink. */
import { type RecordUse, recordUseOfText } from '../recordUse.ts';
import { StreamOperator } from '../StreamOperator.ts';

/** A sink under a print identifier. */
export class PrintOperator extends StreamOperator {
  private readonly identifier: string;

  constructor(identifier: string) {
    super();
    this.identifier = identifier;
  }

  /** Its text is made at once. */
  override recordUse(): RecordUse {
    return recordUseOfText();
  }

  override processElement(value: unknown, _timestamp: number): void {
    this.context.print(this.identifier, value);
  }
}
