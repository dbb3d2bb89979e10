/**
 * The reader for a source that a program described, by its kind. Descriptions hold the program's
 * live values; their shapes are declared here and made by the API.
 */
import { type ConnectorDescription, copyValue, type SourceReader } from '../engine/index.ts';
import { FileReader } from './file/FileReader.ts';
import { SequenceReader } from './SequenceReader.ts';

/** Stands for Flink's Long.MAX_VALUE: the last index of a generator that has no end. */
const LAST_INDEX = Number.MAX_SAFE_INTEGER;

/** A fresh reader for one subtask; throws on a kind that nobody implements. */
export function createReader(description: ConnectorDescription): SourceReader {
  switch (description.kind) {
    case 'collection':
      return collectionReader(description.options['elements'] as readonly unknown[]);
    case 'sequence':
      return sequenceReader(description.options);
    case 'generator':
      return generatorReader(description.options);
    case 'file':
      return new FileReader();
    default:
      throw new Error(`There is no source of kind '${description.kind}'`);
  }
}

/** The program keeps its elements: each record is a copy, as one that was serialised would be. */
function collectionReader(elements: readonly unknown[]): SourceReader {
  const range = elements.length === 0 ? null : { from: 0, to: elements.length - 1 };
  return new SequenceReader({ range, recordAt: (index) => copyValue(elements[index]) });
}

function sequenceReader(options: ConnectorDescription['options']): SourceReader {
  const range = { from: options['from'] as number, to: options['to'] as number };
  return new SequenceReader({ range, recordAt: (index) => index });
}

/** As Flink 2.1 a count of 0 makes one record: it counts from 0 to 0. */
function generatorReader(options: ConnectorDescription['options']): SourceReader {
  const count = options['count'] as number;
  const to = count > 0 ? Math.min(count - 1, LAST_INDEX) : 0;
  return new SequenceReader({
    range: { from: 0, to },
    recordAt: options['generator'] as (index: number) => unknown,
    recordsPerSecond: options['recordsPerSecond'] as number | undefined,
  });
}
