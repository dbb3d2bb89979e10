/**
 * From a message's name and parameters to a sentence in the reader's language.
 * The type of the parameters comes from the English text, so a forgotten one does not compile.
 */
import { EN, type MessageKey } from './messages.en.ts';
import { type Language, wordsIn } from './words.ts';

/** Names of the parameters in a message's text. */
type ParamNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

type ParamsOf<Key extends MessageKey> = ParamNames<(typeof EN)[Key]>;

/** The arguments that follow the key: none, or one record with each parameter. */
export type MessageArgs<Key extends MessageKey> = [ParamsOf<Key>] extends [never]
  ? []
  : [params: Readonly<Record<ParamsOf<Key>, string | number>>];

/** Says a message in the language that it was made for. */
export interface Translate {
  <Key extends MessageKey>(key: Key, ...args: MessageArgs<Key>): string;
  readonly language: Language;
}

function chooseForm(text: string, params: Readonly<Record<string, string | number>>): string {
  const forms = text.split(' || ');
  if (forms.length === 1) return text;
  return String(params['count']) === '1' ? forms[0]! : forms[1]!;
}

/** Makes the function that says messages in one language. */
export function translatorOf(language: Language): Translate {
  const catalogue = wordsIn(language).messages;
  const say = <Key extends MessageKey>(key: Key, ...args: MessageArgs<Key>): string => {
    const params: Readonly<Record<string, string | number>> = args[0] ?? {};
    const text = chooseForm(catalogue[key], params);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
  return Object.assign(say, { language });
}

/** True where a name that was made at run time is a message's. */
export function isMessageKey(name: string): name is MessageKey {
  return Object.hasOwn(EN, name);
}
