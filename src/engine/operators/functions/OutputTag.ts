/**
 * Names a side output; two tags of one id are the same output. Flink's OutputTag.
 */

/** A side output's name with the type of its records. */
export class OutputTag<T> {
  readonly id: string;
  /** For type inference only; never set. */
  declare readonly element?: T;

  /** Throws Flink's sentence where the id is missing or empty. */
  constructor(id: string) {
    if (id === null || id === undefined) throw new Error('OutputTag id cannot be null.');
    if (id === '') throw new Error('OutputTag id must not be empty.');
    this.id = String(id);
  }
}
