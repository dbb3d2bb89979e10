/** What the faults mean, by their codes, in Korean. */

/** A sentence or two that end with what to do. */
export const EXPLANATIONS_KO: Readonly<Record<string, string>> = {
  accessor: 'accessor 필드는 쓸 수 없습니다. getter와 setter를 따로 작성하세요.',
  argument: '호출에 넘긴 인자가 올바르지 않습니다. 아래 문장에서 요구하는 값을 확인해 고치세요.',
  'async-function':
    'async 함수는 레코드가 아니라 Promise를 돌려주므로 여기에 쓸 수 없습니다. 비동기 호출에는 AsyncDataStream을 쓰세요.',
  'batch-unbounded':
    '끝나지 않는 소스가 있어 BATCH 모드로 실행할 수 없습니다. 런타임 모드를 STREAMING으로 바꾸거나 소스를 유한하게 만드세요.',
  'bad-answer': 'TaskManager가 알 수 없는 응답을 보내 종료했습니다. 다시 실행해 보세요.',
  'buffer-timeout': '버퍼 타임아웃 값이 올바르지 않습니다. 0 이상의 밀리초나 -1로 지정하세요.',
  'call-not-completed':
    '비동기 함수가 결과를 반환했지만 받는 곳이 없어 타임아웃까지 기다립니다. resultFuture.complete([레코드])를 호출하세요.',
  'chain-too-long':
    '한 체인에 묶이는 오퍼레이터가 너무 많습니다. 한 오퍼레이터에서 더 많은 일을 하거나 중간에 startNewChain()을 넣으세요.',
  checkpointing: '체크포인트 설정 값이 올바르지 않습니다. 아래 문장의 조건에 맞게 고치세요.',
  decorator: '데코레이터는 지원하지 않습니다. 함수를 직접 호출하거나 클래스를 상속하세요.',
  'duplicate-uid': '오퍼레이터 둘 이상이 같은 uid를 씁니다. 오퍼레이터마다 다른 uid를 지정하세요.',
  'evaluation-endless':
    '제한 시간 안에 그래프를 만들지 못했습니다. 최상위 코드에 끝나지 않는 반복문이나 await가 없는지 확인하세요.',
  'evaluation-error':
    '그래프를 만드는 동안 프로그램에서 예외가 발생했습니다. 표시한 줄의 코드를 확인하세요.',
  'execute-twice':
    'execute()를 두 번 호출했습니다. 프로그램 하나가 잡 하나이므로 마지막에 한 번만 호출하세요.',
  'export-assignment':
    'export = 구문은 쓸 수 없습니다. 프로그램에는 export가 필요 없으니 지우세요.',
  'export-from': '프로그램에서는 export를 쓰지 않습니다. 이 export를 지우세요.',
  'forward-unequal-parallelism':
    'forward로 연결하려면 앞뒤 오퍼레이터의 병렬도가 같아야 합니다. 병렬도를 맞추거나 rebalance() 같은 다른 파티셔닝을 쓰세요.',
  'generator-function':
    '여기에는 제너레이터 함수(function*)를 쓸 수 없습니다. yield 대신 collect()를 호출하는 일반 함수로 작성하세요.',
  'gives-nothing-back':
    '결과를 기다리는 함수가 아무것도 반환하지 않았습니다(undefined). return을 빠뜨리지 않았는지 확인하세요.',
  'graph-refused':
    '그래프가 너무 크거나 설정 값이 범위를 벗어나 그리거나 실행할 수 없습니다. 아래 문장에서 말하는 값을 줄이세요.',
  'import-assignment':
    "import = 구문은 쓸 수 없습니다. import { … } from 'millrace' 형식으로 작성하세요.",
  'import-default': "'millrace'에는 default export가 없습니다. 가져올 이름을 중괄호 안에 적으세요.",
  'import-dynamic': "import()는 쓸 수 없습니다. 파일 맨 위에서 'millrace'를 import하세요.",
  'import-unknown-module':
    "'millrace'만 import할 수 있습니다. 필요한 코드는 프로그램 안에 직접 넣으세요.",
  'import-unknown-name': "'millrace'에 없는 이름입니다. 철자를 확인하세요.",
  'job-graph':
    'StreamGraph를 JobGraph로 바꾸지 못했습니다. 아래 문장을 확인해 프로그램을 고치세요.',
  'job-too-large':
    '병렬도가 너무 높아 이 환경에서 감당할 수 있는 서브태스크나 채널 수를 넘습니다. 병렬도를 낮추세요.',
  'late-records-dropped':
    '워터마크보다 늦게 온 레코드를 버렸습니다. WatermarkStrategy의 허용 지연을 늘리거나 ' +
    'allowedLateness(), sideOutputLateData()를 쓰세요.',
  'load-error':
    'TaskManager가 프로그램을 불러오지 못했습니다. 아래 메시지를 확인하고 다시 실행하세요.',
  'max-parallelism': '최대 병렬도가 올바르지 않습니다. 병렬도 이상의 정수로 지정하세요.',
  'more-remarks': '같은 알림이 더 있습니다. 앞의 알림부터 해결하세요.',
  namespace: 'namespace는 지원하지 않습니다. 객체나 최상위 선언으로 바꾸세요.',
  'jobmanager-fault':
    'Millrace 내부 오류로 잡을 계속할 수 없었습니다. 다시 실행해 보고, 되풀이되면 알려 주세요.',
  'needs-key-by': '키가 있는 스트림에서만 쓸 수 있습니다. 앞에 keyBy()를 붙이세요.',
  'needs-no-key-by':
    '키가 없는 스트림에서만 쓸 수 있는 함수입니다. keyBy()를 빼거나 Keyed로 시작하는 함수를 쓰세요.',
  'no-checkpoints-yet':
    '체크포인트 설정은 받아들이지만 아직 체크포인트를 만들지는 않습니다. 그대로 실행하셔도 됩니다.',
  'no-execute':
    'execute()를 호출하지 않아 아무것도 실행되지 않습니다. 프로그램 끝에 env.execute()를 추가하세요.',
  'no-worker': '프로그램을 평가할 워커를 시작하지 못했습니다. 페이지를 새로 고치세요.',
  'not-drawn': '클러스터와 통신하지 못해 그래프를 그리지 못했습니다. 페이지를 새로 고치세요.',
  'not-supported-yet': '아직 지원하지 않는 기능입니다. 이 기능을 빼고 실행하세요.',
  'nothing-to-run': '실행할 오퍼레이터가 없습니다. 소스 뒤에 .print() 같은 싱크를 붙이세요.',
  parallelism: '병렬도가 올바르지 않습니다. 1 이상의 정수로 지정하세요.',
  'output-too-large':
    '모든 레코드를 모아야 하는 실행에서 보관할 수 있는 양보다 많이 출력했습니다. ' +
    '최신 레코드만 보여 주는 화면의 실행 버튼에는 이 제한이 없습니다. print() 앞에서 걸러 내거나 집계하세요.',
  'partitioning-of-keyed-stream':
    'keyBy() 바로 뒤에서는 파티셔닝을 바꿀 수 없습니다. keyBy() 앞이나 다음 오퍼레이터 뒤로 옮기세요.',
  'record-not-printable':
    '출력할 수 없는 레코드입니다. 싱크는 레코드를 JSON 텍스트로 씁니다. print() 앞에서 일반 값으로 바꾸세요.',
  'record-not-transferable':
    '다른 서브태스크로 보낼 수 없는 레코드입니다. 함수나 심벌처럼 직렬화할 수 없는 값을 레코드에서 빼세요.',
  'reserved-name': '프로그램을 변환할 때 쓰는 이름이라 사용할 수 없습니다. 다른 이름을 쓰세요.',
  'restart-strategy': '재시작 전략 설정이 올바르지 않습니다. 아래 문장의 조건에 맞게 고치세요.',
  'result-not-taken':
    '함수가 결과를 반환했지만 받는 곳이 없고 내보낸 레코드도 없습니다. out.collect(레코드)로 내보내세요.',
  'rich-fold':
    '집계 함수로 Rich 함수를 쓸 수 없습니다. RuntimeContext가 필요한 코드는 ProcessWindowFunction으로 옮기세요.',
  using:
    '모든 실행 환경이 using을 지원하지는 않으므로 쓸 수 없습니다. const로 선언하고 finally에서 닫으세요.',
  'worker-process-gone':
    '샌드박스가 몇 초 동안 응답하지 않았습니다. 프로세스가 종료되었거나 멈춰 있습니다. ' +
    '메모리가 부족하면 이렇게 되니, 상태와 배열에 담아 두는 양을 줄이거나 다른 탭을 닫고 다시 실행하세요.',
  'sink-after-execute':
    'execute() 뒤에 만든 싱크라 Flink와 마찬가지로 실행되지 않습니다. execute()를 프로그램 끝에서 호출하세요.',
  'sink-of-other-environment':
    'execute()를 호출하지 않은 환경에 만든 싱크라 Flink와 마찬가지로 실행되지 않습니다. 환경 하나에 모두 만드세요.',
  'start-timeout':
    'TaskManager가 제한 시간 안에 시작하지 못했습니다. 최상위 코드에 오래 걸리는 작업이나 반복문이 없는지 확인하세요.',
  'state-too-large':
    '키별 상태가 이 탭에서 다룰 수 있는 크기를 넘어 잡을 종료했습니다. ' +
    'StateTtlConfig로 만료시키거나, 다 쓴 상태를 clear()로 지우거나, 키의 수를 줄이세요.',
  'syntax-error': '문법 오류입니다. 표시한 곳을 확인하세요.',
  'too-deep': '식이 너무 깊이 중첩되어 있습니다. 여러 문장으로 나누세요.',
  'trigger-cannot-merge':
    '세션처럼 병합되는 윈도우에는 병합을 지원하는 트리거가 필요합니다. 트리거에 canMerge()와 onMerge()를 구현하세요.',
  'unused-result':
    '결과를 읽는 곳이 없어 레코드가 보이지 않습니다. 뒤에 .print()나 다른 오퍼레이터를 붙이세요.',
  'unused-source':
    '읽는 곳이 없는 소스라 실행되지 않습니다. 뒤에 오퍼레이터를 붙이거나 소스를 지우세요.',
  'worker-gone':
    'TaskManager의 워커가 사라져 거기서 실행되던 태스크가 실패했습니다. 다시 실행해 보세요.',
  'worker-not-answering':
    'TaskManager가 너무 오래 응답하지 않아 종료했습니다. 함수 안에 끝나지 않는 코드가 없는지 확인하세요.',
  'worker-not-started':
    'TaskManager의 워커를 시작하지 못했습니다. 다른 탭을 닫고 다시 실행해 보세요.',
  'worker-out-of-memory':
    'TaskManager의 메모리가 부족해졌습니다. 상태나 배열에 담아 두는 양을 줄이고 다시 실행하세요.',
  'worker-refused':
    'TaskManager가 보낼 수 없는 메시지를 워커가 보내 종료했습니다. 지금까지의 결과는 남아 있습니다. 프로그램을 고친 뒤 다시 실행하세요.',
};
