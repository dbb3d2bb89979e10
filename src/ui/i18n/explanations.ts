/**
 * What the faults mean, by their codes, for readers who do not read English: shown in front of the
 * original sentence, which names what is concerned and is often Flink's own. English needs none.
 */
import type { Language } from './translate.ts';

const KOREAN: Readonly<Record<string, string>> = {
  accessor: 'accessor 필드는 쓸 수 없습니다. getter와 setter를 따로 작성하세요.',
  argument: '호출에 넘긴 인자가 올바르지 않습니다. 무엇이 필요한지는 아래 문장에 있습니다.',
  'async-function':
    'async 함수는 레코드가 아니라 프로미스를 돌려주므로 여기에 쓸 수 없습니다. 비동기 호출에는 AsyncDataStream을 쓰세요.',
  'batch-unbounded':
    '끝나지 않는 소스가 있어 BATCH 모드로 실행할 수 없습니다. 런타임 모드를 STREAMING으로 바꾸거나 소스에 끝을 두세요.',
  'bad-answer': '워커가 알 수 없는 답을 보내 종료했습니다.',
  'buffer-timeout': '버퍼 타임아웃 값이 올바르지 않습니다. 0 이상의 밀리초이거나 -1이어야 합니다.',
  checkpointing: '체크포인트 설정 값이 올바르지 않습니다.',
  decorator: '데코레이터는 지원하지 않습니다. 함수를 직접 호출하거나 클래스를 상속하세요.',
  'duplicate-uid': '같은 uid를 쓰는 오퍼레이터가 둘 이상입니다. uid는 서로 달라야 합니다.',
  'evaluation-endless':
    '제한 시간 안에 그래프가 만들어지지 않았습니다. 끝나지 않는 반복문이나 기다림이 없는지 확인하세요.',
  'evaluation-error': '그래프를 만드는 동안 프로그램에서 예외가 발생했습니다.',
  'execute-twice':
    'execute()를 두 번 호출했습니다. 프로그램 하나가 잡 하나이므로 마지막에 한 번만 호출하세요.',
  'export-assignment': 'export = 구문은 쓸 수 없습니다. 프로그램에는 export가 필요 없습니다.',
  'export-from': '프로그램은 다른 곳에 내보낼 것이 없습니다. 이 export를 지우세요.',
  'forward-unequal-parallelism':
    'forward 연결에서는 앞뒤 오퍼레이터의 병렬도가 같아야 합니다. 병렬도를 맞추거나 다른 분배 방식을 쓰세요.',
  'generator-function':
    '제너레이터 함수는 여기에 쓸 수 없습니다. yield 대신 collect()를 부르는 일반 함수로 작성하세요.',
  'graph-refused':
    '이 프로그램의 그래프는 여기서 그리거나 실행할 수 없습니다. 너무 크거나 설정 값이 범위를 벗어났습니다.',
  'import-assignment':
    "import = 구문은 쓸 수 없습니다. import { … } from 'millrace' 형식으로 작성하세요.",
  'import-default': "'millrace'에는 기본 내보내기가 없습니다. 이름을 중괄호 안에 적어 가져오세요.",
  'import-dynamic': "import()는 쓸 수 없습니다. 맨 위에서 'millrace'만 가져올 수 있습니다.",
  'import-unknown-module':
    "프로그램은 'millrace'만 가져올 수 있습니다. 필요한 코드는 프로그램 안에 직접 넣으세요.",
  'import-unknown-name': "'millrace'에 없는 이름을 가져오려 했습니다. 철자를 확인하세요.",
  'job-graph': '그래프를 실행 계획(JobGraph)으로 바꾸지 못했습니다.',
  'load-error': '프로그램을 워커에 불러오지 못했습니다.',
  'max-parallelism': '최대 병렬도 값이 올바르지 않거나 병렬도보다 작습니다.',
  'more-remarks': '이와 같은 알림이 더 있습니다.',
  namespace: 'namespace는 지원하지 않습니다. 객체나 최상위 이름을 쓰세요.',
  'needs-key-by': '키가 있는 스트림에서만 쓸 수 있습니다. 앞에 keyBy()를 붙이세요.',
  'needs-no-key-by':
    '키가 없는 스트림에서만 쓸 수 있는 함수입니다. keyBy()를 빼거나 키별 함수를 쓰세요.',
  'no-checkpoints-yet':
    '체크포인트는 아직 만들어지지 않습니다. 설정은 받아들이지만 저장은 하지 않습니다.',
  'no-execute':
    'execute()를 호출하지 않아 아무것도 실행되지 않습니다. 프로그램 끝에 env.execute()를 추가하세요.',
  'no-worker': '프로그램을 평가할 워커를 시작하지 못했습니다.',
  'not-drawn': '클러스터에 닿지 못해 그래프를 그리지 못했습니다.',
  'not-supported-yet':
    '아직 지원하지 않는 기능입니다. API에는 있고 이후 버전에서 제공됩니다. 이 기능 없이는 지금도 실행됩니다.',
  'nothing-to-run':
    '실행할 오퍼레이터가 없습니다. 소스 뒤에 .print() 같은 단계를 하나 이상 붙이세요.',
  parallelism: '병렬도 값이 올바르지 않습니다. 1 이상의 정수여야 합니다.',
  'partitioning-of-keyed-stream':
    'keyBy() 바로 뒤에서는 분배 방식을 바꿀 수 없습니다. keyBy() 앞이나 다음 오퍼레이터 뒤로 옮기세요.',
  'record-not-transferable':
    '이 레코드는 다른 서브태스크로 보낼 수 없습니다. 함수나 심벌처럼 옮길 수 없는 값이 들어 있습니다.',
  'reserved-name': '프로그램 변환에 쓰이는 이름입니다. 다른 이름을 쓰세요.',
  'restart-strategy': '재시작 전략의 설정이 올바르지 않습니다.',
  'rich-fold':
    '집계 함수로 Rich 함수를 쓸 수 없습니다. RuntimeContext가 필요한 일은 뒤의 ProcessWindowFunction에 두세요.',
  'start-timeout':
    'TaskManager가 제한 시간 안에 시작하지 못했습니다. 프로그램이 시작할 때 기다리거나 반복하지 않는지 확인하세요.',
  'state-too-large':
    '키별 상태가 이 탭에 담을 수 있는 크기를 넘어 작업을 끝냈습니다. ' +
    'StateTtlConfig로 만료시키거나, 다 쓴 상태를 clear()로 지우거나, 키의 수를 줄이세요.',
  'syntax-error': '문법 오류입니다. 표시한 곳을 확인하세요.',
  'too-deep': '프로그램의 식이 너무 깊이 중첩되어 있습니다. 여러 문장으로 나누세요.',
  'trigger-cannot-merge':
    '합쳐지는 윈도우에는 병합을 지원하는 트리거가 필요합니다. 트리거에 canMerge와 onMerge를 구현하세요.',
  'unused-result':
    '이 결과를 읽는 곳이 없습니다. 실행은 되지만 레코드가 보이지 않습니다. .print()나 다음 단계를 붙이세요.',
  'unused-source': '읽는 곳이 없는 소스라서 실행되지 않습니다. 다음 단계를 붙이거나 지우세요.',
  'worker-gone': '워커가 사라져 그 안에서 돌던 태스크가 실패했습니다.',
  'worker-not-answering':
    '워커가 너무 오래 응답하지 않아 종료했습니다. 반환하지 않는 코드가 없는지 확인하세요.',
  'worker-not-started': '워커를 시작하지 못했습니다.',
  'worker-out-of-memory':
    '워커의 메모리가 부족해졌습니다. 상태와 배열에 담아 두는 양을 줄이고 다시 실행하세요.',
  'worker-refused':
    '워커가 TaskManager가 보낼 수 없는 메시지를 보내 종료했습니다. 지금까지의 결과는 남아 있습니다.',
};

/** Codes that have an explanation. */
export const EXPLAINED_CODES: readonly string[] = Object.keys(KOREAN);

/** What a fault means, in the reader's language; null where the original sentence says it. */
export function explanationOf(code: string | undefined, language: Language): string | null {
  if (code === undefined || language === 'en') return null;
  return Object.hasOwn(KOREAN, code) ? KOREAN[code]! : null;
}

/** The explanation, where there is one, with the original sentence under it. */
export function explained(
  fault: { readonly message: string; readonly code?: string },
  language: Language,
): string {
  const explanation = explanationOf(fault.code, language);
  return explanation === null ? fault.message : `${explanation}\n${fault.message}`;
}
