import { describe, expect, it } from 'vitest';
import { displayName, inputText, windowSizeText } from './nodeText.ts';

describe('displayName', () => {
  it.each([
    [{ name: 'Source: clicks' }, 'clicks'],
    [{ name: 'Sink: Print to Std. Out', params: { identifier: 'counts' } }, 'counts'],
    [{ name: 'my print', params: { identifier: 'counts' } }, 'my print'],
    [{ name: 'Map' }, 'Map'],
  ])('of %o is %s', (node, name) => {
    expect(displayName(node)).toBe(name);
  });
});

describe('windowSizeText', () => {
  it.each([
    ['TumblingEventTimeWindows(10000)', '10 s'],
    ['TumblingProcessingTimeWindows(500)', '500 ms'],
    ['SlidingEventTimeWindows(60000, 5000)', '1 min / 5 s'],
    ['EventTimeSessionWindows(30000)', '30 s'],
    ['ProcessingTimeSessionWindows(gap=30000)', '30 s'],
    ['GlobalWindows(trigger=NeverTrigger)', null],
    [undefined, null],
  ])('of %s is %s', (assigner, text) => {
    expect(windowSizeText(assigner, 'en')).toBe(text);
  });
});

it('has its unit in Korean', () => {
  expect(windowSizeText('SlidingEventTimeWindows(60000, 5000)', 'ko')).toBe('1분 / 5초');
});

describe('inputText', () => {
  it.each([
    ['Source: clicks[1]', 'clicks[1]'],
    ['Source: clicks -> drop bots[0]', 'clicks[0]'],
    ['odd', 'odd'],
  ])('of %s is %s', (input, text) => {
    expect(inputText(input)).toBe(text);
  });
});
