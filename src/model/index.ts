/** The ground: plain data and pure functions that every room may use. */
export * from './diagnostic.ts';
export * from './execution.ts';
export * from './jobClient.ts';
export * from './jobGraph.ts';
export * from './jobSnapshot.ts';
export * from './markedValue.ts';
export * from './operatorCatalogue.ts';
export * from './streamGraph.ts';
