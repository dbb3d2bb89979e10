/** What the engine's sentences mean, in Korean; the type proves that none is missing. */
import type { KnownSentence } from './sentences.ts';

/** By the part that the sentence is known by. */
export const SENTENCES_KO: Readonly<Record<KnownSentence, string>> = {
  'Assigned key must not be null!':
    '키 선택 함수가 null 또는 undefined를 돌려주었습니다. 키가 없는 레코드는 keyBy() 앞에서 걸러 내세요.',
  'This cannot be used as key':
    '키로 쓸 수 없는 값입니다. 문자열, 숫자, 불리언이나 이들로 만든 배열, 객체, 날짜를 키로 쓰세요.',
  'Could not extract key from':
    '키 선택 함수에서 예외가 발생했습니다. keyBy()에 넘긴 함수가 아래 레코드도 처리할 수 있게 고치세요.',
  "can only be used on a 'keyed stream'":
    '키별 상태는 keyBy() 뒤에서만 쓸 수 있습니다. 이 오퍼레이터 앞에 keyBy()를 붙이세요.',
  'A broadcast record belongs to no key':
    '브로드캐스트 레코드에는 키가 없어 타이머를 등록할 수 없습니다. processElement()나 onTimer()에서 등록하세요.',
  'timers is only supported on a keyed stream':
    '타이머는 keyBy() 뒤에서만 쓸 수 있습니다. keyBy()를 붙이고 KeyedProcessFunction을 상속하세요.',
  'No key set. This method should not be called outside of a keyed context':
    '키가 정해지지 않은 곳에서 키별 상태를 썼습니다. open()이나 close()가 아니라 레코드나 타이머를 처리할 때 쓰세요.',
  'is already in use as':
    '같은 이름의 상태를 다른 종류로 이미 쓰고 있습니다. 두 상태에 서로 다른 이름을 붙이세요.',
  'null to a ListState':
    'ListState에는 null이나 undefined를 넣을 수 없습니다. 넣기 전에 걸러 내세요.',
  'The state properties must not be null':
    '상태 디스크립터 자리에 값이 없습니다. 이름이 있는 StateDescriptor를 넘기세요.',
  'The requested state does not exist':
    '등록하지 않은 브로드캐스트 상태를 요청했습니다. broadcast()에 넘긴 디스크립터와 이름이 같은지 확인하세요.',
  'Broadcast state is read-only':
    '브로드캐스트되지 않는 쪽에서는 브로드캐스트 상태를 바꿀 수 없습니다. processBroadcastElement()에서 바꾸세요.',
  'Incompatible state assignment modes':
    '같은 이름의 오퍼레이터 상태를 한 곳에서는 목록으로, 다른 곳에서는 유니언 목록으로 등록했습니다. 한쪽에 맞추세요.',
  'The runtime context has not been initialized':
    'RuntimeContext는 open()부터 쓸 수 있습니다. 생성자에 있는 코드를 open()으로 옮기세요.',
  'TTL is expected to be positive': 'TTL은 0보다 커야 합니다. 밀리초 단위로 양수를 넘기세요.',
  'ReduceFunction of ReducingState can not be a RichFunction':
    'ReducingState에는 RichFunction을 쓸 수 없습니다. (a, b) => … 형태의 일반 함수를 넘기세요.',
  'Elements used in interval stream joins':
    '타임스탬프가 없는 레코드로는 인터벌 조인을 할 수 없습니다. 두 입력 모두에 assignTimestampsAndWatermarks()를 붙이세요.',
  'Record has Long.MIN_VALUE timestamp':
    '타임스탬프가 없는 레코드가 이벤트 시간 윈도우에 들어왔습니다. 앞에 assignTimestampsAndWatermarks()를 붙이거나 처리 시간 윈도우를 쓰세요.',
  'Record has no timestamp.':
    'TimeEvictor에 타임스탬프가 없는 레코드가 들어왔습니다. 앞에 assignTimestampsAndWatermarks()를 붙이세요.',
  'The timestamp assigner returned':
    '타임스탬프는 정수 밀리초여야 합니다. 빠진 필드가 없는지 확인하고, 문자열은 Date.parse()로, 소수는 Math.floor()로 바꾸세요.',
  "A timer's time is a whole number":
    '타이머 시각은 정수 밀리초여야 합니다. 소수는 Math.floor()로 바꾸고 빠진 값이 없는지 확인하세요.',
  'A watermark is a number of milliseconds':
    '워터마크 생성기가 숫자가 아닌 값을 내보냈습니다. 밀리초 숫자를 내보내세요.',
  'maxOutOfOrderness cannot be negative':
    '허용할 순서 뒤바뀜은 0 이상이어야 합니다. 밀리초로 다시 지정하세요.',
  'idleTimeout must be greater than zero': '유휴 제한 시간은 0보다 커야 합니다. 다시 지정하세요.',
  'Per-window state is not allowed':
    '세션 윈도우처럼 병합되는 윈도우에서는 윈도우별 상태를 쓸 수 없습니다. globalState()를 쓰세요.',
  'window cannot become earlier than the current':
    '윈도우를 병합한 결과가 이미 지나간 시각에 끝납니다. WindowAssigner의 병합 규칙을 확인하세요.',
  'The trigger … returned':
    '트리거가 TriggerResult가 아닌 값을 돌려주었습니다. CONTINUE, FIRE, PURGE, FIRE_AND_PURGE 중 하나를 돌려주세요.',
  'Error while merging state':
    '병합할 수 없는 상태를 병합하려 했습니다. 트리거에서는 리스트, 리듀싱, 애그리게이팅 상태만 병합하세요.',
  'This trigger does not support merging':
    '병합을 지원하지 않는 트리거입니다. 트리거에 canMerge()와 onMerge()를 구현하세요.',
  'lowerBound <= upperBound must be fulfilled':
    'between()의 아래 경계가 위 경계보다 큽니다. 두 값을 바꾸세요.',
  'Async function call has timed out':
    '비동기 호출이 제한 시간 안에 끝나지 않았습니다. 제한 시간을 늘리거나, timeout() 메서드에서 다른 결과로 완료하세요.',
  'ResultFuture.complete() takes an array':
    'ResultFuture.complete()에는 배열을 넘겨야 합니다. 결과가 하나면 [result], 없으면 []를 넘기세요.',
  'Could not complete the stream element':
    '비동기 함수가 이 레코드를 처리하지 못했습니다. 호출이 실패한 원인을 확인하고, 필요하면 재시도 전략을 쓰세요.',
  'collect() was called after the call':
    '함수가 끝난 뒤에 collect()를 호출했습니다. 레코드는 함수가 실행되는 동안 내보내고, 비동기 호출에는 AsyncDataStream을 쓰세요.',
  'partitionCustom: the partitioner returned':
    '파티셔너가 채널 범위를 벗어난 번호를 돌려주었습니다. 0 이상 numPartitions 미만의 정수를 돌려주세요.',
  'OutputTag must not be null':
    'OutputTag 자리에 값이 없습니다. new OutputTag(id)로 만든 태그를 넘기세요.',
  'OutputTag id': 'OutputTag에는 비어 있지 않은 이름이 필요합니다. 이름을 넘기세요.',
  'Unable to find field':
    '레코드에 이런 필드가 없습니다. 필드 이름의 철자와 레코드의 모양을 확인하세요.',
  'The record has no value in the field':
    '집계할 필드에 값이 없는 레코드가 있습니다. 이런 레코드는 앞에서 걸러 내세요.',
  'cannot be summed':
    '더할 수 없는 값입니다. sum()은 숫자 필드에만 쓸 수 있으니 앞에서 숫자로 바꾸세요.',
  'holds values without an order':
    '크기를 비교할 수 없는 값입니다. min()과 max()는 숫자, 문자열, 날짜 필드에 쓰세요.',
  'on a basic type can only':
    '레코드가 객체가 아니라서 필드를 고를 수 없습니다. 필드 대신 0이나 "*"을 쓰세요.',
  'basic type can only be': '레코드가 객체가 아니라서 필드를 고를 수 없습니다. 0이나 "*"을 쓰세요.',
  'A subtask needs its own':
    '서브태스크마다 함수 객체를 복사해야 하는데 #private 필드는 복사할 수 없습니다. # 대신 private를 쓰거나 인자 없는 생성자로 만드세요.',
  'A function or an object with a method':
    '함수가 필요한 자리에 다른 값이 있습니다. 함수나 해당 메서드가 있는 객체를 넘기세요.',
  'should be a positive number greater than 0':
    '패턴의 반복 횟수는 1 이상의 정수여야 합니다. times()에 넘긴 값을 고치세요.',
  'The to should be a number greater than or equal to from':
    'times(from, to)에서는 to가 from 이상이어야 합니다. 두 값을 확인하세요.',
  'A ReducingStateDescriptor needs a reduce function':
    'ReducingStateDescriptor의 두 번째 인자로 reduce 함수를 넘기세요.',
  'An AggregatingStateDescriptor needs an AggregateFunction':
    'AggregatingStateDescriptor의 이름 다음 인자로 AggregateFunction을 넘기세요.',
  'needs a threshold and a function of two records':
    '기준값과 두 레코드를 비교하는 함수가 필요합니다. 둘 다 넘기세요.',
  'Failure happened in filter function':
    '패턴의 조건 함수에서 예외가 발생했습니다. where()에 넘긴 함수를 확인하세요.',
  'Could not skip to':
    '패턴을 찾은 뒤 건너뛸 위치가 없습니다. AfterMatchSkipStrategy에 적은 이름이 찾은 패턴 안에 있는지 확인하세요.',
  'does not exist or the user running Flink':
    '파일을 찾을 수 없습니다. 이름의 철자를 확인하거나, 예제 목록 아래의 ‘파일 열기’로 그 파일을 여세요.',
  "'from' must be <= 'to'":
    '시퀀스의 시작 값이 끝 값보다 큽니다. fromSequence()의 두 값을 바꾸세요.',
  'A rate must be above 0': '초당 레코드 수는 0보다 커야 합니다. 다시 지정하세요.',
  'A user-provided generator function threw an exception':
    '제너레이터 함수에서 예외가 발생했습니다. 아래 번호를 함수가 처리할 수 있는지 확인하세요.',
  'Caught exception while processing timer':
    '타이머를 처리하는 동안 예외가 발생했습니다. onTimer()의 코드를 확인하세요.',
  'A record cannot be printed':
    'JSON으로 쓸 수 없는 레코드가 싱크에 왔습니다. print() 앞에서 map()으로 일반 값으로 바꾸세요.',
};
