/**
 * The module 'millrace' as a program gets it: a fresh object for each evaluation, whose
 * environments record into that evaluation. Classes without memory are shared.
 */
import * as engine from '../../engine/index.ts';
import type { ProgramRecorder } from '../graph/ProgramRecorder.ts';
import { Duration } from '../settings/Duration.ts';
import { NOT_YET_EXPORTS } from '../settings/notYet.ts';
import { RestartStrategies } from '../settings/RestartStrategies.ts';
import { AsyncDataStream } from '../stream/AsyncDataStream.ts';
import {
  BroadcastConnectedStream,
  BroadcastStream,
  KeyedBroadcastConnectedStream,
} from '../stream/BroadcastStream.ts';
import { ConnectedStreams, KeyedConnectedStreams } from '../stream/ConnectedStreams.ts';
import {
  DataStream,
  DataStreamSource,
  KeyedStream,
  SingleOutputStreamOperator,
} from '../stream/DataStream.ts';
import { DataStreamSink } from '../stream/DataStreamSink.ts';
import { IntervalJoin } from '../stream/IntervalJoin.ts';
import {
  DataGeneratorSource,
  FileSource,
  RateLimiterStrategy,
  TextLineInputFormat,
} from '../stream/sources.ts';
import { AllWindowedStream, WindowedStream } from '../stream/WindowedStream.ts';
import { CEP } from './cep.ts';
import { StreamExecutionEnvironment } from './StreamExecutionEnvironment.ts';

/** What of the API does not change from evaluation to evaluation. */
const SHARED_EXPORTS = Object.freeze({
  ...NOT_YET_EXPORTS,
  AfterMatchSkipStrategies: engine.AfterMatchSkipStrategy,
  AfterMatchSkipStrategy: engine.AfterMatchSkipStrategy,
  AggregatingStateDescriptor: engine.AggregatingStateDescriptor,
  AllWindowedStream,
  AsyncDataStream,
  BroadcastConnectedStream,
  BroadcastProcessFunction: engine.BroadcastProcessFunction,
  CEP,
  BroadcastStream,
  ConnectedStreams,
  ContinuousEventTimeTrigger: engine.ContinuousEventTimeTrigger,
  ContinuousProcessingTimeTrigger: engine.ContinuousProcessingTimeTrigger,
  CoProcessFunction: engine.CoProcessFunction,
  CountEvictor: engine.CountEvictor,
  CountTrigger: engine.CountTrigger,
  DataGeneratorSource,
  DataStream,
  DataStreamSink,
  DataStreamSource,
  DeltaEvictor: engine.DeltaEvictor,
  DeltaTrigger: engine.DeltaTrigger,
  Duration,
  EventTimeSessionWindows: engine.EventTimeSessionWindows,
  EventTimeTrigger: engine.EventTimeTrigger,
  FileSource,
  GlobalWindow: engine.GlobalWindow,
  GlobalWindows: engine.GlobalWindows,
  IntervalJoin,
  KeyedBroadcastConnectedStream,
  KeyedBroadcastProcessFunction: engine.KeyedBroadcastProcessFunction,
  KeyedConnectedStreams,
  KeyedCoProcessFunction: engine.KeyedCoProcessFunction,
  KeyedProcessFunction: engine.KeyedProcessFunction,
  KeyedStream,
  ListStateDescriptor: engine.ListStateDescriptor,
  MapStateDescriptor: engine.MapStateDescriptor,
  OutputTag: engine.OutputTag,
  Pattern: engine.Pattern,
  PatternProcessFunction: engine.PatternProcessFunction,
  ProcessAllWindowFunction: engine.ProcessAllWindowFunction,
  ProcessFunction: engine.ProcessFunction,
  ProcessingTimeSessionWindows: engine.ProcessingTimeSessionWindows,
  ProcessingTimeTrigger: engine.ProcessingTimeTrigger,
  ProcessJoinFunction: engine.ProcessJoinFunction,
  ProcessWindowFunction: engine.ProcessWindowFunction,
  PurgingTrigger: engine.PurgingTrigger,
  RateLimiterStrategy,
  ReducingStateDescriptor: engine.ReducingStateDescriptor,
  RestartStrategies,
  RichFilterFunction: engine.RichFilterFunction,
  RichFlatMapFunction: engine.RichFlatMapFunction,
  RichFunction: engine.RichFunction,
  RichMapFunction: engine.RichMapFunction,
  SingleOutputStreamOperator,
  SlidingEventTimeWindows: engine.SlidingEventTimeWindows,
  SlidingProcessingTimeWindows: engine.SlidingProcessingTimeWindows,
  StateTtlConfig: engine.StateTtlConfig,
  TextLineInputFormat,
  TimeEvictor: engine.TimeEvictor,
  TimeWindow: engine.TimeWindow,
  Trigger: engine.Trigger,
  TumblingEventTimeWindows: engine.TumblingEventTimeWindows,
  TumblingProcessingTimeWindows: engine.TumblingProcessingTimeWindows,
  ValueStateDescriptor: engine.ValueStateDescriptor,
  WatermarkStrategy: engine.WatermarkStrategy,
  WindowedStream,
});

/** A fresh module; what its environments execute goes to the recorder. */
export function createApi(recorder: ProgramRecorder): Readonly<Record<string, unknown>> {
  const environment = class extends StreamExecutionEnvironment {
    static getExecutionEnvironment(): StreamExecutionEnvironment {
      return new StreamExecutionEnvironment(recorder);
    }
  };
  Object.defineProperty(environment, 'name', { value: 'StreamExecutionEnvironment' });
  return Object.freeze({ ...SHARED_EXPORTS, StreamExecutionEnvironment: environment });
}
