/**
 * TypeScript's language features for programs: Monaco's adapters over its TypeScript worker. Put
 * together here, for Monaco's own set-up of the language loads every feature there is. Programs
 * have a language of their own, so that Monaco's set-up is never asked for.
 */
import { editor, languages, Uri } from 'monaco-editor/editor';
import {
  CodeActionAdaptor,
  DefinitionAdapter,
  DiagnosticsAdapter,
  DocumentHighlightAdapter,
  FormatAdapter,
  type LibraryModels,
  QuickInfoAdapter,
  ReferenceAdapter,
  RenameAdapter,
  SignatureHelpAdapter,
  SuggestAdapter,
} from 'monaco-editor/languages/features/typescript/languageFeatures';
import {
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import typescriptUrl from 'monaco-editor/languages/features/typescript/ts.worker?worker&url';
import { startPolicyWorker } from '../../sandbox/index.ts';
import { PROGRAM_CONFIGURATION, PROGRAM_GRAMMAR } from './programLanguage.ts';
import { MILLRACE_MODULE, PROGRAM_GLOBALS } from './programTypes.ts';

/** The language of programs, in Monaco's register of languages. */
export const PROGRAM_LANGUAGE = 'millrace-program';

/** Of the declarations: coloured alike, never checked. `typescript` would wake Monaco's set-up. */
const DECLARATION_LANGUAGE = 'millrace-declarations';

/** Values of enums that Monaco does not export. */
const MODULE_ESNEXT = 99;
const RESOLUTION_NODE = 2;
const DETECTION_FORCE = 3;

/** What TypeScript checks by: strict, nothing but ES2023, each file a module. */
const COMPILER_OPTIONS = {
  strict: true,
  target: ScriptTarget.ESNext,
  lib: ['es2023'],
  module: MODULE_ESNEXT,
  moduleResolution: RESOLUTION_NODE,
  moduleDetection: DETECTION_FORCE,
  noEmit: true,
  allowNonTsExtensions: true,
};

/** What programs see beside themselves, by the name that the worker knows it under. */
const DECLARATIONS: ReadonlyMap<string, string> = new Map([
  ['file:///millrace.d.ts', MILLRACE_MODULE],
  ['file:///globals.d.ts', PROGRAM_GLOBALS],
]);

/**
 * Where definitions and uses are: in the program, or in the declarations, which become models when
 * they are first pointed at. JavaScript's own library is told in messages only.
 */
const MODELS: LibraryModels = {
  isLibFile: (uri) => uri !== null && DECLARATIONS.has(uri.toString()),
  fetchLibFilesIfNecessary: async () => {},
  getOrCreateModel: (fileName) => {
    const uri = Uri.parse(fileName);
    const text = DECLARATIONS.get(fileName);
    const known = editor.getModel(uri);
    return (
      known ?? (text === undefined ? null : editor.createModel(text, DECLARATION_LANGUAGE, uri))
    );
  },
};

/** Registers the language with colours, completion, hover and checks; starts its worker. */
export function registerProgramLanguage(): void {
  // Code inside hovers is marked as `typescript`.
  for (const id of [PROGRAM_LANGUAGE, DECLARATION_LANGUAGE, 'typescript']) {
    languages.register({ id });
    languages.setLanguageConfiguration(id, PROGRAM_CONFIGURATION);
    languages.setMonarchTokensProvider(id, PROGRAM_GRAMMAR);
  }
  typescriptDefaults.setDiagnosticsOptions({ noSuggestionDiagnostics: true });
  registerFeatures(startWorker());
  editor.registerEditorOpener({ openCodeEditor: peekAt });
}

/** A definition in the declarations is shown over the program, which stays where it is. */
function peekAt(source: editor.ICodeEditor, resource: Uri): boolean {
  if (!DECLARATIONS.has(resource.toString())) return false;
  source.trigger('millrace', 'editor.action.peekDefinition', null);
  return true;
}

/** The worker with the program's current text in it, once it has that. */
type SyncedWorker = (...uris: Uri[]) => Promise<unknown>;

function startWorker(): SyncedWorker {
  const worker = startPolicyWorker(typescriptUrl, 'TypeScript');
  // Monaco's handshake: any message makes it listen, the second one is what it is created with.
  worker.postMessage('ignore');
  worker.postMessage({
    compilerOptions: COMPILER_OPTIONS,
    extraLibs: Object.fromEntries(
      [...DECLARATIONS].map(([name, content]) => [name, { content, version: 1 }]),
    ),
  });
  const client = editor.createWebWorker<object>({ worker, keepIdleModels: true });
  return (...uris) => client.withSyncedResources(uris);
}

function registerFeatures(worker: SyncedWorker): void {
  const id = PROGRAM_LANGUAGE;
  languages.registerCompletionItemProvider(id, new SuggestAdapter(worker));
  languages.registerSignatureHelpProvider(id, new SignatureHelpAdapter(worker));
  languages.registerHoverProvider(id, new QuickInfoAdapter(worker));
  languages.registerDocumentHighlightProvider(id, new DocumentHighlightAdapter(worker));
  languages.registerDefinitionProvider(id, new DefinitionAdapter(MODELS, worker));
  languages.registerReferenceProvider(id, new ReferenceAdapter(MODELS, worker));
  languages.registerRenameProvider(id, new RenameAdapter(MODELS, worker));
  languages.registerDocumentRangeFormattingEditProvider(id, new FormatAdapter(worker));
  languages.registerCodeActionProvider(id, new CodeActionAdaptor(worker));
  new DiagnosticsAdapter(MODELS, typescriptDefaults, id, worker);
}
